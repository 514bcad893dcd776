# Steps that change nothing, and steps that are no layer at all.
FROM unearth-truth/base
ENV A=1
RUN true
RUN touch -d '2024-05-01 12:00:00' /etc/passwd
LABEL b=2
RUN true
COPY files/one /etc/one
RUN rm /etc/one
COPY files/one /etc/one
COPY files/one /etc/one
WORKDIR /made/by/workdir
VOLUME /var/volume
USER 1000
CMD ["true"]
