//go:build ignore

// Writes go.tar with Go's archive/tar, as docker and buildkit write layers.
package main

import (
	"archive/tar"
	"os"
	"strings"
	"time"
)

func main() {
	file, err := os.Create("go.tar")
	check(err)
	archive := tar.NewWriter(file)
	when := time.Unix(1700000000, 0)
	write := func(header tar.Header, content string) {
		header.ModTime = when
		header.Size = int64(len(content))
		check(archive.WriteHeader(&header))
		_, err := archive.Write([]byte(content))
		check(err)
	}
	write(tar.Header{Typeflag: tar.TypeDir, Name: "etc/", Mode: 0o755}, "")
	write(tar.Header{Typeflag: tar.TypeReg, Name: "etc/.wh.passwd", Mode: 0o600}, "")
	write(tar.Header{Typeflag: tar.TypeReg, Name: "bin/" + strings.Repeat("p", 90) + "/" + strings.Repeat("n", 90), Mode: 0o644}, "prefix")
	write(tar.Header{Typeflag: tar.TypeReg, Name: strings.Repeat("d/", 200) + "deep", Mode: 0o644, Uid: 1 << 24}, "deep")
	write(tar.Header{Typeflag: tar.TypeReg, Name: "bin/ping", Mode: 0o755, PAXRecords: map[string]string{
		"SCHILY.xattr.security.capability": "\x01\x00\x00\x02\x00\x20\x00\x00",
	}}, "ping")
	write(tar.Header{Typeflag: tar.TypeLink, Name: "bin/ping6", Linkname: "bin/ping", Mode: 0o755}, "")
	when = time.Unix(1700000000, 123456789)
	write(tar.Header{Typeflag: tar.TypeSymlink, Name: "link", Linkname: "../etc", Mode: 0o777, Format: tar.FormatPAX}, "")
	write(tar.Header{Typeflag: tar.TypeChar, Name: "dev/null", Mode: 0o666, Devmajor: 1, Devminor: 3, Format: tar.FormatGNU}, "")
	check(archive.Close())
	check(file.Close())
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
