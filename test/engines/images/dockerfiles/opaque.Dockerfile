# Directories made anew under an old name, which overlay stores with an opaque whiteout.
FROM unearth-truth/base
RUN mkdir -p /opt/outer/inner/most && seq 10 >/opt/outer/one && seq 20 >/opt/outer/inner/two && seq 30 >/opt/outer/inner/most/three
RUN rm -r /opt/outer && mkdir /opt/outer && seq 40 >/opt/outer/four
RUN mkdir -p /opt/outer/inner && seq 50 >/opt/outer/inner/five
RUN rm -rf /opt/outer/inner && mkdir -p /opt/outer/inner/most && seq 60 >/opt/outer/inner/most/three
RUN rm -rf /opt && mkdir -m 0700 /opt && chown 7:8 /opt
RUN rm -rf /srv/names && mkdir /srv/names && rm -rf /srv/names && mkdir /srv/names && touch /srv/names/empty
