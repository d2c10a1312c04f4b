package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
)

// write returns the edition's bytes and puts them into a file.
func write(t testing.TB, p *page.Pages, m *book.Meta, o Options) (data []byte, file string) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p, m, o); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "book.pdf")
	if dir := os.Getenv("OCTAVO_KEEP"); dir != "" {
		file = filepath.Join(dir, filepath.Base(t.Name())+map[Edition]string{Print: "-print", Read: "-read"}[o.Edition]+".pdf")
	}
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), file
}

func TestSound(t *testing.T) {
	p := sample(t, 6)
	_, print := write(t, p, sampleMeta, Options{})
	_, read := write(t, p, sampleMeta, Options{Edition: Read})
	tools.QPDFCheck(t, print, read)
	t.Log(tools.PDFText(t, print, "-raw"))
}
