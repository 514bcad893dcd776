ARG TAG=1
FROM scratch AS tools
COPY a.txt /made
FROM scratch
MAINTAINER A Person <a@example.org>
COPY rootfs /
ARG VERSION=1.2
ARG WORDS="two words"
ARG NOVALUE
ENV A=1 B="two words" PATH=/usr/bin:/bin
ENV OLD style value
LABEL one="1" two="with \"quotes\" and space"
LABEL multi="line one\
 continued"
RUN touch /tmp/a && \
    rm /tmp/a; \
    echo "a && b" > /tmp/b
RUN ["/bin/touch", "/tmp/exec form", "b"]
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN set -e; for i in 1 2; do echo $i | cat; done
COPY --from=tools /made /x/
COPY ["b c.txt", "/y/"]
COPY --chown=1:2 dir /z/
ADD a.txt dir/x /w/
ADD --chown=1000 a.txt /v
EXPOSE 80 443/udp 8000-8001/tcp
VOLUME /data /more
VOLUME ["/data two"]
USER 1000:1000
WORKDIR /srv/app
HEALTHCHECK --interval=5m --timeout=3s --start-period=1m30s --retries=2 CMD cat /etc/x || exit 1
STOPSIGNAL SIGKILL
ONBUILD RUN echo hello
ONBUILD COPY . /app
ENTRYPOINT ["/bin/sh", "-c", "echo \"$0\""]
CMD ["a", "b c"]
CMD echo hello && true
HEALTHCHECK NONE
HEALTHCHECK CMD ["cat", "/etc/x"]
