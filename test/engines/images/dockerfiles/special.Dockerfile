# Devices, pipes and files with holes.
FROM unearth-truth/base
RUN cd /srv/special && mknod zero c 1 5 && mknod loop b 7 1048575 && mkfifo -m 0600 other && mknod whiteout-like c 0 1 && \
    chmod 0600 disk && chown 6:6 null && rm pipe
RUN cd /srv/special && truncate -s 500000 grown && printf end >>grown && printf x | dd of=sparse bs=1 seek=300000 conv=notrunc 2>/dev/null && \
    truncate -s 10 hole && truncate -s 70000 empty
RUN cd /srv/special && touch -d '1950-06-07 08:09:10' before-1970 && touch -d '2200-01-01 00:00:00' after-2038 && touch -d '1970-01-01 00:00:00' epoch
