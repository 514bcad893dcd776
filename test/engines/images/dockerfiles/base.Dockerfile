# Everything a layer can hold, in one layer: see make-context.sh.
FROM scratch
ADD base.tar /
