//go:build ignore

// Writes and reads archives with Go's archive/tar, which docker, containerd and podman read layers with:
//
//	go-tar write FILE SEED    one random archive
//	go-tar read FOLDER        a line of JSON for each N.tar: what was read, as reading.ts has it
package main

import (
	"archive/tar"
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	if os.Args[1] == "write" {
		check(write(os.Args[2], os.Args[3]))
		return
	}
	files, err := filepath.Glob(filepath.Join(os.Args[2], "*.tar"))
	check(err)
	buffered := bufio.NewWriter(os.Stdout)
	defer buffered.Flush()
	out := json.NewEncoder(buffered)
	for _, file := range files {
		reading := map[string]any{}
		entries, err := read(file)
		if err != nil {
			reading["error"] = err.Error()
		} else {
			reading["entries"] = entries
		}
		check(out.Encode(map[string]any{"archive": filepath.Base(file), "readings": map[string]any{"Go": reading}}))
	}
}

var names = []string{"a", "file", "x y", "new\nline", "caf\xe9", "größe", "😀", "-rf", strings.Repeat("m", 99), strings.Repeat("n", 100),
	strings.Repeat("o", 101), strings.Repeat("p", 155), strings.Repeat("r", 255), "back\\slash", "\x1b[31m", ".wh.gone", ".wh..wh..opq"}
var owners = []int{0, 1, 1000, 1<<21 - 1, 1 << 21, 1<<31 - 1, 1 << 31, 1<<32 - 2}
var times = []time.Time{time.Unix(0, 0), time.Unix(1700000000, 0), time.Unix(1700000000, 123456789), time.Unix(-1, 0),
	time.Unix(-86401, 750000000), time.Unix(1<<33, 0), time.Unix(1<<36, 5e8)}
var types = []byte{tar.TypeReg, tar.TypeReg, tar.TypeReg, tar.TypeReg, tar.TypeDir, tar.TypeDir, tar.TypeSymlink, tar.TypeLink, tar.TypeChar,
	tar.TypeBlock, tar.TypeFifo, tar.TypeCont}
var sizes = []int{0, 1, 100, 511, 512, 513, 5000}

func write(path, seed string) error {
	hash := fnv.New64a()
	hash.Write([]byte(seed))
	random := rand.New(rand.NewSource(int64(hash.Sum64())))
	file, err := os.Create(path)
	check(err)
	defer file.Close()
	archive := tar.NewWriter(file)
	format := []tar.Format{tar.FormatUnknown, tar.FormatUSTAR, tar.FormatPAX, tar.FormatGNU}[random.Intn(4)]
	if format == tar.FormatPAX && random.Intn(5) == 0 {
		check(archive.WriteHeader(&tar.Header{Typeflag: tar.TypeXGlobalHeader, Name: "g", PAXRecords: map[string]string{"comment": "all"}}))
	}
	for i := random.Intn(12); i > 0; i-- {
		parts := []string{}
		for n := 1 + random.Intn(4); n > 0; n-- {
			parts = append(parts, names[random.Intn(len(names))])
		}
		header := &tar.Header{
			Format: format, Typeflag: types[random.Intn(len(types))], Name: strings.Join(parts, "/"), Mode: int64(random.Intn(0o10000)),
			Uid: owners[random.Intn(len(owners))], Gid: owners[random.Intn(len(owners))], ModTime: times[random.Intn(len(times))],
		}
		switch header.Typeflag {
		case tar.TypeDir:
			header.Name += "/"
		case tar.TypeSymlink, tar.TypeLink:
			header.Linkname = names[random.Intn(len(names))]
		case tar.TypeChar, tar.TypeBlock:
			header.Devmajor, header.Devminor = int64(random.Intn(4096)), int64(random.Intn(1<<20))
		case tar.TypeReg, tar.TypeCont:
			header.Size = int64(sizes[random.Intn(len(sizes))])
		}
		if random.Intn(4) == 0 {
			header.PAXRecords = map[string]string{"SCHILY.xattr.security.capability": "\x01\x00\x00\x02\x00\x20\x00\x00", "SCHILY.xattr.user.a": "b=c\n"}
		}
		if archive.WriteHeader(header) != nil {
			continue // does not fit in this format
		}
		content := make([]byte, header.Size)
		random.Read(content)
		_, err := archive.Write(content)
		check(err)
	}
	return archive.Close()
}

func read(path string) ([]map[string]any, error) {
	file, err := os.Open(path)
	check(err)
	defer file.Close()
	entries := []map[string]any{}
	reader := tar.NewReader(bufio.NewReader(file))
	for {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil {
			return nil, err
		}
		if header.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		entry := map[string]any{
			"name": text(header.Name), "type": kindOf(header), "mode": header.Mode & 0o7777, "uid": header.Uid, "gid": header.Gid,
			"mtime": float64(header.ModTime.Unix()) + float64(header.ModTime.Nanosecond())/1e9, "link": text(header.Linkname),
			"device": fmt.Sprintf("%d,%d", header.Devmajor, header.Devminor),
		}
		if entry["type"] == "file" {
			hash := sha256.New()
			size, err := io.Copy(hash, reader)
			if err != nil {
				return nil, err
			}
			entry["size"], entry["content"] = size, fmt.Sprintf("%x", hash.Sum(nil))
		}
		xattrs := map[string]string{}
		for key, value := range header.PAXRecords {
			if name, found := strings.CutPrefix(key, "SCHILY.xattr."); found {
				xattrs[text(name)] = text(value)
			}
		}
		entry["xattrs"] = xattrs
		entries = append(entries, entry)
	}
}

func kindOf(header *tar.Header) string {
	kinds := map[byte]string{tar.TypeLink: "hardlink", tar.TypeSymlink: "symlink", tar.TypeChar: "character-device",
		tar.TypeBlock: "block-device", tar.TypeDir: "directory", tar.TypeFifo: "fifo"}
	if kind, found := kinds[header.Typeflag]; found {
		return kind
	}
	return "file"
}

// Bytes as text of one character a byte.
func text(raw string) string {
	runes := make([]rune, len(raw))
	for i := range len(raw) {
		runes[i] = rune(raw[i])
	}
	return string(runes)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
