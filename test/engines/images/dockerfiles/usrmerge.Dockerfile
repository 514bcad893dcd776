# Paths through symlinks of lower layers: what is copied to /lib lands in /usr/lib.
FROM unearth-truth/base
COPY files /lib/files
COPY files/two /lib/library
RUN ln -s /lib/files /opt/absolute && ln -s ../opt/absolute /srv/relative && mkdir /var/real && ln -s real /var/link
COPY files/folder /srv/relative/through
COPY files/one files/two /var/link/
ADD files.tar /lib/
RUN rm /lib/files/one && echo changed >/lib/files/two && rm -r /srv/relative/through
RUN rm /var/link && mkdir /var/link && echo own >/var/link/own
COPY files/one files/two /var/link/
