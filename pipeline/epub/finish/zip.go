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

// A file is one entry of the zip before it is packed.
type file struct {
	name  string
	data  []byte
	store bool // pack nothing: it is packed already, or has to lie open
}

// level is the strength of the compression. 9 takes twice the time of 6 and
// saves one byte in a hundred.
const level = 6

// writeZip packs the files in their order. Sizes stand in the local headers
// and no data descriptors follow: Java's ZipInputStream, which Android
// readers on epublib use, refuses those on stored entries. There are no extra
// fields, and every entry dates from 1980-01-01, the first day zip knows.
func writeZip(w io.Writer, files []file) error {
	packed := packAll(files)
	z := zip.NewWriter(w)
	for i, f := range files {
		h := &zip.FileHeader{
			Name:               f.name,
			Method:             zip.Store,
			ModifiedDate:       1<<5 | 1,
			CRC32:              crc32.ChecksumIEEE(f.data),
			UncompressedSize64: uint64(len(f.data)),
			CompressedSize64:   uint64(len(f.data)),
		}
		data := f.data
		if packed[i] != nil {
			data = packed[i]
			h.Method, h.CompressedSize64 = zip.Deflate, uint64(len(data))
		}
		entry, err := z.CreateRaw(h)
		if err == nil {
			_, err = entry.Write(data)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// packAll compresses the files side by side. A nil result is to be stored.
// Each is packed by itself, so the bytes do not depend on who did it.
func packAll(files []file) [][]byte {
	packed := make([][]byte, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var out bytes.Buffer
			deflate, _ := flate.NewWriter(&out, level) // fails for a wrong level only
			for i := range next {
				out.Reset()
				deflate.Reset(&out)
				deflate.Write(files[i].data) // to memory, which does not fail
				deflate.Close()
				if out.Len() < len(files[i].data) {
					packed[i] = bytes.Clone(out.Bytes())
				}
			}
		}()
	}
	for i, f := range files {
		if !f.store {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	return packed
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
