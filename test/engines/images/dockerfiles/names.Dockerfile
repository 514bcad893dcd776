# Names that are hard on whoever reads them, made, changed and removed.
FROM unearth-truth/base
RUN cd /srv/names && chmod 0600 -- '*' -rf ' ' && rm -- "$(printf 'new\nline')" '#' && \
    mv -- "$(printf 'caf\351')" "$(printf 'th\351')" && mkdir -- '*dir*' "$(printf 'dir\377\n')" && echo in >"$(printf 'dir\377\n')/in"
RUN cd /srv/names && rm -rf deep && mkdir deep && rm -- "$(printf '%0255d' 0 | tr 0 n)" && touch back\\slash back\\other && \
    rm -r -- '*dir*' && echo new >constructor && ln -- __proto__ "$(printf '\342\200\256ltr')"
