# Names that give way to another type, and back.
FROM unearth-truth/base
RUN cd /opt && mkdir -p dir/below real && seq 5 >dir/below/file && seq 6 >file && ln -s real link && mkfifo pipe && seq 7 >real/inside && ln -s file to-file
RUN cd /opt && mv dir /tmp/dir && ln -s real dir && rm file && mkdir file && seq 8 >file/inside && rm link && seq 9 >link && rm pipe && mknod pipe c 5 1
RUN cd /opt && rm dir && mv /tmp/dir dir && rm -r file && ln -s real file && rm link && mkdir link && seq 10 >link/inside && rm pipe && mkdir pipe
RUN cd /opt && rm -r dir && mkfifo dir && rm file && seq 11 >file && rm -r link && ln -s dir link && rmdir pipe && mknod pipe b 7 0 && rm to-file && ln real/inside to-file
