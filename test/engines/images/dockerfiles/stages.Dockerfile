# Several stages, each of which leaves something to the next.
FROM unearth-truth/base AS build
RUN mkdir /out && seq 1000 >/out/numbers && ln /out/numbers /out/same && ln -s numbers /out/link && mkdir /out/empty && chmod 0700 /out/empty
FROM scratch AS middle
COPY --from=build /out /out
COPY --from=build /srv/attributes /attributes
FROM unearth-truth/base
COPY --from=middle / /middle/
COPY --from=build --chown=10:20 /out/numbers /numbers
COPY --from=build /out/link /from-link
