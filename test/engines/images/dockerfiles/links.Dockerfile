# Hard links within a layer and across layers, and what becomes of the other names.
FROM unearth-truth/base
RUN cd /opt && mkdir a b && seq 100 >a/first && ln a/first a/second && ln a/first b/third && ln a/first fourth && \
    ln -s a/first soft && ln soft soft-too && mkfifo pipe && ln pipe pipe-too && mknod null c 1 3 && ln null null-too
# The name that carries the bytes goes, the others stay.
RUN rm /opt/a/first
# A new name for what a lower layer holds: overlay copies the bytes up.
RUN ln /opt/b/third /opt/fifth && ln /etc/passwd /opt/passwd
RUN cd /opt && seq 200 >b/third && chmod 0600 fourth
RUN cd /opt && cp a/second copy && rm a/second && mv copy a/second && rm passwd
RUN cd /opt && rm -r a && mkdir a && ln b/third a/first && ln -s /opt/a/first absolute
