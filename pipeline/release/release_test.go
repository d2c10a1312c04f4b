package release

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"octavo/pipeline/diag"
)

func TestSlug(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"The Lantern Stage", "the-lantern-stage"}, {"Don’t Look Back!", "dont-look-back"}, {"Émile & Zoë", "emile-zoe"},
		{"Straße", "strasse"}, {"Łódź", "lodz"}, {"Война и мир", "воина-и-мир"}, {"七つの海", "七つの海"},
		{"../../etc/passwd", "etc-passwd"}, {"CON", "con-book"}, {"COM1", "com1-book"}, {"", "book"}, {"…!?", "book"},
		{"a\x00b\nc", "a-b-c"}, {"—7—", "7"}, {strings.Repeat("very ", 40), strings.Repeat("very-", 15) + "very"},
	} {
		if got := Slug(c.title); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"The Lantern Stage", "İstanbul", "a\u0301", "\xff", strings.Repeat("海", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		s := Slug(title)
		if s == "" || len(s) > 90 || !utf8.ValidString(s) || strings.ContainsAny(s, "/\\:*?\"<>|. \x00") {
			t.Errorf("Slug(%q) = %q", title, s)
		}
		if Slug(s) != s {
			t.Errorf("Slug(%q) = %q, and its slug %q", title, s, Slug(s))
		}
	})
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		got[e.Name()] = string(data)
	}
	return got
}

func TestPlaceReplacesAllAndLeavesNothingElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "dist")
	for _, body := range []string{"old", "new"} {
		if err := Place(dir, []File{{"a.epub", []byte(body)}, {"a.pdf", []byte(body + "!")}}); err != nil {
			t.Fatal(err)
		}
		got := read(t, dir)
		if len(got) != 2 || got["a.epub"] != body || got["a.pdf"] != body+"!" {
			t.Errorf("after %s: %v", body, got)
		}
	}
}

func TestPlaceChangesNothingWhenANameIsTaken(t *testing.T) {
	for _, taken := range []string{"folder", "link"} {
		dir := t.TempDir()
		os.WriteFile(filepath.Join(dir, "a.epub"), []byte("old"), 0o666)
		if taken == "folder" {
			os.Mkdir(filepath.Join(dir, "a.pdf"), 0o777)
		} else {
			os.Symlink("a.epub", filepath.Join(dir, "a.pdf"))
		}
		err := Place(dir, []File{{"a.epub", []byte("new")}, {"a.pdf", []byte("new")}})
		if err == nil || diag.HintOf(err) == "" || !strings.Contains(err.Error(), taken) {
			t.Errorf("%s: error %v", taken, err)
		}
		if got := read(t, dir); got["a.epub"] != "old" || len(got) != 2 {
			t.Errorf("%s: folder now holds %v", taken, got)
		}
	}
}

func TestPlaceSweepsUpAfterAKilledProcess(t *testing.T) {
	dir := t.TempDir()
	gone := filepath.Join(dir, tempPrefix(1<<30)+"a.epub")           // no such process
	ours := filepath.Join(dir, tempPrefix(os.Getppid())+"other.pdf") // one that runs
	for _, f := range []string{gone, ours} {
		os.WriteFile(f, []byte("half"), 0o666)
	}
	if err := Place(dir, []File{{"a.epub", []byte("new")}}); err != nil {
		t.Fatal(err)
	}
	got := read(t, dir)
	if len(got) != 2 || got["a.epub"] != "new" || got[filepath.Base(ours)] != "half" {
		t.Errorf("folder holds %v", got)
	}
}

func TestPlaceIntoAReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; run as another user")
	}
	dir := t.TempDir()
	os.Chmod(dir, 0o555)
	if err := Place(dir, []File{{"a.epub", nil}}); err == nil || !strings.Contains(diag.HintOf(err), "permission") {
		t.Errorf("error %v, hint %q", err, diag.HintOf(err))
	}
}

func TestTwoBuildsAtOnceKeepSetsWhole(t *testing.T) {
	dir := t.TempDir()
	done := make(chan error)
	for i := range 8 {
		go func() {
			body := []byte(strconv.Itoa(i))
			done <- Place(dir, []File{{"a", body}, {"b", body}, {"c", body}})
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if got := read(t, dir); got["a"] != got["b"] || got["b"] != got["c"] || len(got) != 3 {
		t.Errorf("folder holds %v", got)
	}
}
