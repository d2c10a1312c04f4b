package epub

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Java's ZipInputStream, which many Android readers use, reads a zip from
// front to back and refuses what other programs forgive.
func TestJavaReadsEveryEntry(t *testing.T) {
	java, err := exec.LookPath("java")
	if err != nil || testing.Short() {
		t.Skip("needs java, and a second")
	}
	var files []string
	want := ""
	for _, name := range []string{"figures", "matter", "bare"} {
		data := made(t, name)
		file := filepath.Join(t.TempDir(), name+".epub")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		want += fmt.Sprintln(len(unpack(t, data)))
	}
	out, err := exec.Command(java, append([]string{"testdata/ZipEntries.java"}, files...)...).CombinedOutput()
	if err != nil || string(out) != want {
		t.Errorf("got %v\n%swant\n%s", err, out, want)
	}
}
