package finish

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// A file is one entry of the zip before it is packed. Its content is made
// when its turn comes, so that a long book does not lie in memory twice.
type file struct {
	name  string
	data  func() []byte
	store bool // pack nothing: it is packed already, or has to lie open
}

// A packedFile is a file as the zip has it.
type packedFile struct {
	data   []byte
	size   int // before it was packed
	sum    uint32
	method uint16
}

// level is the strength of the compression. 9 takes twice the time of 6 and
// saves one byte in a hundred.
const level = 6

// writeZip packs the files in their order. Sizes stand in the local headers
// and no data descriptors follow: Java's ZipInputStream, which Android
// readers on epublib use, refuses those on stored entries. There are no extra
// fields, and every entry dates from 1980-01-01, the first day zip knows.
func writeZip(w io.Writer, files []file) error { return writePacked(w, files, packAll(files)) }

func writePacked(w io.Writer, files []file, packed []packedFile) error {
	z := zip.NewWriter(w)
	for i, p := range packed {
		entry, err := z.CreateRaw(&zip.FileHeader{
			Name:   files[i].name,
			Method: p.method,
			//lint:ignore SA1019 Modified would add an extra field, and EPUBs have none
			ModifiedDate:       1<<5 | 1,
			CRC32:              p.sum,
			UncompressedSize64: uint64(p.size),
			CompressedSize64:   uint64(len(p.data)),
		})
		if err == nil {
			_, err = entry.Write(p.data)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// packAll compresses the files side by side. Each is packed by itself, so the
// bytes do not depend on who did it.
func packAll(files []file) []packedFile {
	packed := make([]packedFile, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var out bytes.Buffer
			deflate, _ := flate.NewWriter(&out, level) // fails for a wrong level only
			for i := range next {
				packed[i] = pack(&files[i], deflate, &out)
			}
		}()
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	return packed
}

// pack compresses one file, unless that would not make it smaller.
func pack(f *file, deflate *flate.Writer, out *bytes.Buffer) packedFile {
	data := f.data()
	p := packedFile{data: data, size: len(data), sum: crc32.ChecksumIEEE(data), method: zip.Store}
	if f.store {
		return p
	}
	out.Reset()
	deflate.Reset(out)
	deflate.Write(data) // to memory, which does not fail
	deflate.Close()
	if out.Len() < len(data) {
		p.data, p.method = bytes.Clone(out.Bytes()), zip.Deflate
	}
	return p
}

// packedTypes are the endings of files that are compressed in themselves.
var packedTypes = []string{".jpg", ".png", ".gif", ".woff", ".woff2", ".mp3", ".mp4"}

func isPacked(name string) bool {
	for _, ending := range packedTypes {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
