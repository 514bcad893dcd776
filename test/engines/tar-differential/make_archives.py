"""Writes archives and prints, a line of JSON for each, what others read in it:  make_archives.py FOLDER COUNT SEED"""

import json
import multiprocessing
import os
import sys

import read_archives
import write_archives

folder, count, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def one(number):
    writer = write_archives.write(os.fsencode(folder), seed, number)
    path = os.path.join(folder, f'{number}.tar')
    if not os.path.exists(path):
        return None
    return json.dumps({'archive': f'{number}.tar', 'writer': writer, 'readings': read_archives.read(path)})


if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        for line in pool.imap(one, range(count), chunksize=16):
            if line is not None:
                print(line)
