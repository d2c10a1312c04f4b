package manuscript

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"syscall"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A folder is the only door to the author's files. It gives regular files
// inside the folder, and nothing else: no link, no device, no way up.
type folder struct {
	path   string // as the user wrote it
	root   *os.Root
	inputs map[string]book.Input
}

func openFolder(path string) (*folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, &diag.Fault{Pos: diag.Pos{File: path}, Code: "folder-unreadable", Message: "the folder cannot be opened",
			Hint: "check its name and its permissions", Err: reason(err)}
	}
	return &folder{path: path, root: root, inputs: map[string]book.Input{}}, nil
}

func (f *folder) Close() error { return f.root.Close() }

// Why a file is not read; each is told with its place by who asked.
var (
	errOutside = errors.New("it lies outside the book's folder")
	errLink    = errors.New("it is a symbolic link")
	errNotFile = errors.New("it is no regular file")
	errTooBig  = errors.New("it is larger than the limit")
)

// read returns the bytes of a file and enters it in the inputs.
func (f *folder) read(name string, limit int64) ([]byte, error) {
	if !fs.ValidPath(name) || strings.Contains(name, `\`) || strings.ContainsRune(name, 0) {
		return nil, errOutside
	}
	if err := f.noLinks(name); err != nil {
		return nil, err
	}
	// O_NONBLOCK, so that a pipe that took the file's place cannot hold us.
	file, err := f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotFile
	case info.Size() > limit:
		return nil, errTooBig
	}
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > limit:
		return nil, errTooBig
	}
	sum := sha256.Sum256(data)
	f.inputs[name] = book.Input{Name: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
	return data, nil
}

// noLinks holds that neither the file nor a folder above it is a link.
func (f *folder) noLinks(name string) error {
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		info, err := f.root.Lstat(name[:i])
		switch {
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return errLink
		case i == len(name) && !info.Mode().IsRegular():
			return errNotFile
		}
	}
	return nil
}

// has reports whether there is a file or folder of that name.
func (f *folder) has(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// list returns the names in a folder below, sorted, without those that begin
// with a dot; none when there is no such folder.
func (f *folder) list(dir string) ([]string, error) {
	if dir != "." {
		if info, err := f.root.Lstat(dir); err != nil || !info.IsDir() {
			return nil, nil
		}
	}
	d, err := f.root.Open(dir)
	if err != nil {
		return nil, &diag.Fault{Pos: diag.Pos{File: dir}, Code: "folder-unreadable", Message: "the folder cannot be read",
			Hint: "check its permissions", Err: reason(err)}
	}
	defer d.Close()
	entries, err := d.ReadDir(maxEntries + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, &diag.Fault{Pos: diag.Pos{File: dir}, Code: "folder-unreadable", Message: "the folder cannot be read",
			Hint: "check its permissions", Err: reason(err)}
	}
	if len(entries) > maxEntries {
		return nil, diag.Faultf(diag.Pos{File: dir}, "limit", "name the folder of one book", "more than %d files in the folder", maxEntries)
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !e.IsDir() {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	sort.Strings(names)
	return names, nil
}

// nearest returns the file in the same folder whose name is most like name.
func (f *folder) nearest(name string) string {
	dir := path.Dir(name)
	names, err := f.list(dir)
	if err != nil {
		return ""
	}
	return diag.Nearest(name, names)
}

// inputList returns what was read, in the order of the names.
func (f *folder) inputList() []book.Input {
	list := make([]book.Input, 0, len(f.inputs))
	for _, in := range f.inputs {
		list = append(list, in)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// reason takes the name out of an error of the file system: it is in the
// place already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// fault makes the error for a file that the book needs.
func (f *folder) fault(at diag.Pos, name string, err error) error {
	hint := "check the file's permissions"
	code := "file-unreadable"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code, hint = "file-missing", "check the name; files are looked for in the book's folder"
		if near := f.nearest(name); near != "" {
			hint = "did you mean " + near + "?"
		}
		return diag.Faultf(at, code, hint, "there is no file %q", name)
	case errors.Is(err, errOutside):
		code, hint = "file-outside", "copy it into the book's folder"
	case errors.Is(err, errLink):
		code, hint = "file-link", "put the file itself in the book's folder"
	case errors.Is(err, errNotFile):
		code, hint = "not-a-file", "name a text file"
	case errors.Is(err, errTooBig):
		code, hint = "file-too-large", "cut it into one file for each chapter or volume"
	}
	return &diag.Fault{Pos: at, Code: code, Message: "\"" + name + "\" cannot be read", Hint: hint, Err: reason(err)}
}
