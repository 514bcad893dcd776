# What one layer wrote, another removes: files, directories, links, special files, all of a tree.
FROM unearth-truth/base
RUN mkdir -p /opt/a/b/c /opt/d/e && seq 10 >/opt/a/one && seq 20 >/opt/a/b/two && seq 30 >/opt/a/b/c/three && seq 40 >/opt/d/e/four
RUN rm /opt/a/one /srv/special/pipe /srv/special/null /srv/special/long-link
RUN rm -r /opt/a/b && rm -r /srv/names
RUN mkdir -p /opt/a/b && seq 50 >/opt/a/b/two && rm -r /opt/d
RUN rm -r /opt/a && echo removed and written >/opt/a && rm /etc/passwd && rmdir /home
RUN echo gone at once >/opt/never && rm /opt/never /opt/a
