// Package tools runs, in tests only, the programs other people judge books
// with: EPUBCheck, Ace, foliate-js in Chromium, qpdf, Poppler, Ghostscript and
// MuPDF. The program itself never runs another.
//
// A test whose program is missing is skipped; with CI=true or
// OCTAVO_TOOLS=require in the environment it fails. `make tools` installs them.
package tools

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Root returns the folder of the module: the nearest with a go.mod, from the
// working directory upward.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod in the working directory or above it")
		}
		dir = parent
	}
}

// Shared returns the path of a file or folder in ../shared, the folder beside
// the repository that holds what is too large or not ours to commit. The test
// is skipped where that is absent.
func Shared(t testing.TB, path string) string {
	t.Helper()
	full := filepath.Join(filepath.Dir(Root(t)), "shared", filepath.FromSlash(path))
	if _, err := os.Stat(full); err != nil {
		t.Skipf("needs ../shared/%s: skipped", path)
	}
	return full
}

// command returns the path of a program that has to be installed.
func command(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	return path
}

// Thorough skips a test that takes half a minute, but for CI and make test: go
// test ./... is for running often.
func Thorough(t testing.TB) {
	t.Helper()
	if !required() {
		t.Skip("takes half a minute: make test runs it, or OCTAVO_TOOLS=require")
	}
}

// required reports whether every test has to run.
func required() bool {
	return os.Getenv("CI") == "true" || os.Getenv("OCTAVO_TOOLS") == "require"
}

// missing ends the test for want of a tool.
func missing(t testing.TB, tool string) {
	t.Helper()
	if required() {
		t.Fatalf("needs %s, which is missing: make tools installs it", tool)
	}
	t.Skipf("needs %s: skipped; make tools installs it", tool)
}

// run returns what a program printed on standard output. The error holds all
// it printed when it exits with another status than 0, or remarks on the file
// it reads as Poppler does: it calls a broken file a "Syntax Error", gets
// along and exits with 0.
func run(program string, args ...string) (string, error) {
	var out, remarks bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &remarks
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // file names in UTF-8, messages in English
	err := cmd.Run()
	if err == nil && strings.Contains(remarks.String(), "Syntax ") {
		err = errors.New("the file is not sound")
	}
	if err != nil {
		return out.String(), fmt.Errorf("%s: %w\n%s%s", filepath.Base(program), err, &out, &remarks)
	}
	return out.String(), nil
}
