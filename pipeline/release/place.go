// Package release puts finished files under their final names, all of them or
// none: a build that fails, is killed or meets a full disk leaves what was
// there before as it was.
package release

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"octavo/pipeline/diag"
)

// A File is a finished file with its final name, one path element.
type File struct {
	Name string
	Data []byte
}

// Place writes the files into the folder dir, which it makes when it is not
// there. Each is written beside its place under a dot name, synced, and then
// all are renamed; a failure before the first rename changes nothing. Two
// builds into one folder take turns.
//
// Nothing but a regular file is ever replaced: a final name that is a link, a
// folder or a pipe is an error.
func Place(dir string, files []File) error {
	root, made, err := openOut(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := place(root, dir, files); err != nil {
		if made { // leave no empty folder behind
			os.Remove(dir)
		}
		return err
	}
	return nil
}

func place(root *os.Root, dir string, files []File) error {
	unlock, err := lock(root)
	if err != nil {
		return fault(dir, err)
	}
	defer unlock()
	sweep(root)
	for _, f := range files {
		if err := replaceable(root, dir, f.Name); err != nil {
			return err
		}
	}
	prefix := tempPrefix(os.Getpid())
	written := 0
	defer func() { // what was not renamed goes
		for i := written; i < len(files); i++ {
			root.Remove(prefix + files[i].Name)
		}
	}()
	for _, f := range files {
		if err := write(root, prefix+f.Name, f.Data); err != nil {
			return fault(dir, err)
		}
	}
	for _, f := range files {
		if err := root.Rename(prefix+f.Name, f.Name); err != nil {
			return fault(dir, err)
		}
		written++
	}
	return syncFolder(root)
}

// openOut opens the output folder and says whether it had to be made.
func openOut(dir string) (root *os.Root, made bool, err error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		made = true
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, false, fault(dir, err)
		}
	}
	root, err = os.OpenRoot(dir)
	if err != nil {
		return nil, made, fault(dir, err)
	}
	return root, made, nil
}

// fault gives the usual failures of a folder a hint.
func fault(dir string, err error) error {
	hint := "choose another folder with --out"
	switch {
	case errors.Is(err, fs.ErrPermission):
		hint = "the folder cannot be written to: change its permissions, or " + hint
	case strings.Contains(err.Error(), "no space left"):
		hint = "free some space; the files that were there are as they were"
	}
	return &diag.Fault{Pos: diag.Pos{File: dir}, Code: "output-folder", Message: "the finished files cannot be put here", Hint: hint, Err: err}
}

// replaceable refuses a final name under which something other than a regular
// file stands.
func replaceable(root *os.Root, dir, name string) error {
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fault(dir, err)
	}
	if !info.Mode().IsRegular() {
		return diag.Faultf(diag.Pos{File: dir + "/" + name}, "output-in-the-way", "move it away; octavo replaces only regular files",
			"a %s stands where the finished file should go", kindOf(info.Mode()))
	}
	return nil
}

func kindOf(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "folder"
	case m&fs.ModeSymlink != 0:
		return "symbolic link"
	}
	return "special file"
}

func write(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// syncFolder makes the renames last through a power cut. Folders that cannot
// be synced (some network file systems) are left to the system.
func syncFolder(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return nil
	}
	defer d.Close()
	d.Sync()
	return nil
}

// Temporary names are .octavo-<process>-<random>-<final name>.
const tempMark = ".octavo-"

func tempPrefix(pid int) string {
	var b [6]byte
	rand.Read(b[:])
	return fmt.Sprintf("%s%d-%s-", tempMark, pid, hex.EncodeToString(b[:]))
}

// sweep removes temporary files of processes that are gone: those that were
// killed while they wrote.
func sweep(root *os.Root) {
	d, err := root.Open(".")
	if err != nil {
		return
	}
	names, _ := d.Readdirnames(-1)
	d.Close()
	for _, name := range names {
		rest, ok := strings.CutPrefix(name, tempMark)
		if !ok {
			continue
		}
		number, _, _ := strings.Cut(rest, "-")
		if pid, err := strconv.Atoi(number); err == nil && pid != os.Getpid() && !running(pid) {
			root.Remove(name)
		}
	}
}
