package finish

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// mostUnpacked bounds what Rewrite unpacks of one entry, in bytes: more than
// any document this package writes.
const mostUnpacked = 128 << 20

// Rewrite writes an EPUB again, with each XHTML document as change returns it
// and everything else as it was, in the same order and by the same rules. It
// is for files that Write has made. change is called side by side.
func Rewrite(w io.Writer, epub []byte, change func(document []byte) ([]byte, error)) error {
	made, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		return err
	}
	files := make([]file, len(made.File))
	errs := make([]error, len(made.File))
	for i, f := range made.File {
		files[i] = file{name: f.Name, store: f.Method == zip.Store && i == 0 || isPacked(f.Name)}
		files[i].data = func() []byte {
			data, err := contentOf(f)
			if err == nil && path.Ext(f.Name) == ".xhtml" {
				data, err = change(data)
			}
			if err != nil {
				errs[i] = fmt.Errorf("%s: %w", strings.TrimPrefix(f.Name, contentFolder), err)
			}
			return data
		}
	}
	packed := packAll(files)
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return writePacked(w, files, packed)
}

func contentOf(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, mostUnpacked))
}
