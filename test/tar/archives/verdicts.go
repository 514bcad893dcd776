//go:build ignore

// Reads archives from standard input, each after its length in four bytes, and prints a line of JSON for each: what Go's
// archive/tar reads in it. The fields are cut to what unearth keeps; the format of a line is that of test/tar/verdict.ts.
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

// unearth counts in doubles: it refuses sizes that end beyond this.
const limit = 1<<53 - 1

func main() {
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		var length uint32
		if binary.Read(in, binary.LittleEndian, &length) != nil {
			return
		}
		archive := make([]byte, length)
		if _, err := io.ReadFull(in, archive); err != nil {
			panic(err)
		}
		lines, failed := read(archive)
		if err := out.Encode(map[string]any{"lines": lines, "error": failed}); err != nil {
			panic(err)
		}
	}
}

// Hides that the archive can be seeked, so that what was read tells where the content begins.
type counter struct {
	from  io.Reader
	count int64
}

func (c *counter) Read(into []byte) (int, error) {
	n, err := c.from.Read(into)
	c.count += int64(n)
	return n, err
}

func read(archive []byte) (lines []string, failed bool) {
	lines = []string{}
	from := &counter{from: bytes.NewReader(archive)}
	reader := tar.NewReader(from)
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return lines, false
		}
		if err != nil {
			return lines, true
		}
		if header.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		kind := kindOf(header)
		if kind == "file" && header.Size > limit-from.count-512 {
			return lines, true
		}
		lines = append(lines, line(header, kind, from.count))
	}
}

func kindOf(header *tar.Header) string {
	switch header.Typeflag {
	case tar.TypeLink:
		return "hardlink"
	case tar.TypeSymlink:
		return "symlink"
	case tar.TypeChar:
		return "character-device"
	case tar.TypeBlock:
		return "block-device"
	case tar.TypeDir:
		return "directory"
	case tar.TypeFifo:
		return "fifo"
	default:
		return "file"
	}
}

func line(header *tar.Header, kind string, offset int64) string {
	link, size, device := "", int64(0), ""
	switch kind {
	case "file":
		size = header.Size
	case "hardlink", "symlink":
		link = header.Linkname
	case "character-device", "block-device":
		device = number(header.Devmajor) + "," + number(header.Devminor)
	}
	xattrs := []string{}
	//lint:ignore SA1019 it is exactly what Go makes of the records
	for name, value := range header.Xattrs {
		xattrs = append(xattrs, hex.EncodeToString([]byte(name))+"="+hex.EncodeToString([]byte(value)))
	}
	sort.Strings(xattrs)
	return fmt.Sprintf("%s %x %x %o %d:%d %s %d @%d %s %s", kind, header.Name, link, header.Mode&0o7777,
		uint32(header.Uid), uint32(header.Gid), number(header.ModTime.Unix()), size, offset, device, strings.Join(xattrs, ","))
}

func number(n int64) string {
	if n > limit || n < -limit {
		return "large"
	}
	return fmt.Sprint(n)
}
