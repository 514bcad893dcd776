"""Prints the extended attributes below the directory given, as JSON: {path in base64: {name: value in base64}}.

Only those that travel in a layer: what SELinux or overlay notes on a file is the host's.
"""

import base64
import json
import os
import sys

root = os.fsencode(sys.argv[1])
found = {}


def text(raw):
    return base64.b64encode(raw).decode()


for folder, folders, files in os.walk(root):
    for name in folders + files:
        path = os.path.join(folder, name)
        names = [n for n in os.listxattr(path, follow_symlinks=False) if n == 'security.capability' or n.startswith('user.')]
        if names:
            values = {n: text(os.getxattr(path, n, follow_symlinks=False)) for n in names}
            found[text(os.path.relpath(path, root))] = values
json.dump(found, sys.stdout)
