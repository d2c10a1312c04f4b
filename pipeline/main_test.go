package pipeline

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/internal/samples"
)

// TestMain is also the program of the builds that tests run in a process of
// their own: with OCTAVO_CHILD set the arguments are manuscripts.
func TestMain(m *testing.M) {
	if os.Getenv("OCTAVO_CHILD") != "" {
		os.Exit(buildChild(os.Args[1:]))
	}
	status := m.Run()
	shelf.close()
	os.Exit(status)
}

// buildChild builds each manuscript and prints the sum of each file.
func buildChild(paths []string) int {
	for _, path := range paths {
		r, err := Build(path, Options{})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		for _, f := range r.Files {
			fmt.Printf("%x %s\n", sha256.Sum256(f.Data), f.Name)
		}
	}
	samples.WriteUsage()
	return 0
}

// runChild builds manuscripts in a process of its own, in the folder dir and
// with env added to the environment, and returns the sums by name and what
// the process used.
func runChild(t testing.TB, dir string, env []string, paths ...string) (sums map[string]string, used samples.Usage) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	usage := filepath.Join(t.TempDir(), "usage")
	cmd := exec.Command(self, paths...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "OCTAVO_CHILD=1", "OCTAVO_USAGE="+usage), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("build %v: %v", paths, err)
	}
	sums = map[string]string{}
	for line := range strings.Lines(string(out)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		sums[name] = sum
	}
	if used, err = samples.ReadUsage(usage); err != nil {
		t.Fatal(err)
	}
	return sums, used
}
