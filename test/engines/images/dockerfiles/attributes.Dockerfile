# Layers that change attributes only: the whole file is stored again.
FROM unearth-truth/base
RUN chmod 0600 /srv/attributes/owned && chown 1:2 /srv/attributes/setuid && chmod 6755 /srv/attributes/setuid
# What changes a file's mode keeps its capability; what changes its owner takes it away.
RUN cp /srv/attributes/capable /tmp/copy && chmod 0500 /srv/attributes/capable && touch -d '2001-02-03 04:05:06' /srv/attributes/tagged
RUN touch -h -d '2002-02-03 04:05:06' /srv/special/long-link && chown -h 5:6 /srv/special/odd-link
RUN chown 3000000000:4000000000 /srv/attributes/owned && chmod 1777 /srv && chmod 0000 /srv/special/empty
COPY --chown=1234:5678 files /home/user
COPY --chown=99 files/two /home/mode
RUN touch /home/user/one
