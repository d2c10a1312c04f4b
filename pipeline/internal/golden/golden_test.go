package golden

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// shout is the package under test of these tests: it has two results, what it
// was told in capitals and a remark when it was told nothing.
func shout(in Archive) map[string]string {
	text := in.File("in.txt")
	remark := ""
	if strings.TrimSpace(text) == "" {
		remark = "nothing to shout"
	}
	return map[string]string{"loud": strings.ToUpper(text), "remark": remark}
}

func TestRun(t *testing.T) {
	Run(t, "testdata/*.txtar", func(t *testing.T, in Archive) map[string]string { return shout(in) })
}

const hello = "Says it louder.\n-- in.txt --\nhello\nyou\n-- want.loud --\nHELLO\nYOU\n"

func TestCompareFindsWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		name string
		got  map[string]string
		want []string // parts of the one problem; none when all is well
	}{
		{"the same", map[string]string{"loud": "HELLO\nYOU\n"}, nil},
		{"no newline at the end", map[string]string{"loud": "HELLO\nYOU"}, nil},
		{"an empty result without a section", map[string]string{"loud": "HELLO\nYOU\n", "remark": ""}, nil},
		{"another line", map[string]string{"loud": "HELLO\nME\n"}, []string{"want.loud is not as wanted", "-YOU\n+ME\n"}},
		{"another space", map[string]string{"loud": "HELLO\nYOU\u00a0\n"}, []string{"-YOU\n+YOU‹U+00A0›\n"}},
		{"nothing", map[string]string{"loud": ""}, []string{"want.loud is not as wanted", "-HELLO\n-YOU\n"}},
		{"a result without a section", map[string]string{"loud": "HELLO\nYOU\n", "remark": "why?"}, []string{"no section want.remark", "+why?\n"}},
		{"a section without a result", map[string]string{}, []string{"returned nothing for section want.loud"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			problems := load(t, hello).compare(test.got)
			if test.want == nil {
				if len(problems) > 0 {
					t.Errorf("got %q, want no problem", problems)
				}
				return
			}
			if len(problems) != 1 {
				t.Fatalf("got %q, want one problem", problems)
			}
			for _, part := range test.want {
				if !strings.Contains(problems[0], part) {
					t.Errorf("got %q, want %q in it", problems[0], part)
				}
			}
		})
	}
}

func TestUpdateRewritesResultsOnly(t *testing.T) {
	const before = "A case.\n\n-- want.loud --\nold\n-- in.txt --\nhello  \r\n\n-- want.other --\nas it was\n-- notes --\n"
	a := load(t, before)
	a = update(t, a, map[string]string{"loud": "HELLO", "new": "added\n", "remark": ""})
	const after = "A case.\n\n-- want.loud --\nHELLO\n-- in.txt --\nhello  \r\n\n-- want.other --\nas it was\n-- notes --\n-- want.new --\nadded\n"
	if d := Diff(after, read(t, a.path)); d != "" {
		t.Error(d)
	}
	if problems := a.compare(map[string]string{"loud": "HELLO", "new": "added\n"}); len(problems) != 1 || !strings.Contains(problems[0], "want.other") {
		t.Errorf("got %q, want a problem with want.other alone", problems)
	}
}

func TestRunWithUpdate(t *testing.T) {
	t.Setenv("UPDATE", "1")
	a := load(t, "-- in.txt --\n \n-- want.loud --\nold\n")
	Run(t, a.path, func(t *testing.T, in Archive) map[string]string { return shout(in) })
	if got, want := read(t, a.path), "-- in.txt --\n \n-- want.loud --\n \n-- want.remark --\nnothing to shout\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUpdateOfResultThatLooksLikeArchive(t *testing.T) {
	a := load(t, "-- want.text --\n")
	got := map[string]string{"text": "one\n-- want.text --\ntwo"}
	a = update(t, a, got)
	if problems := Load(t, a.path)[0].compare(got); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "want", "book.txt")
	t.Setenv("UPDATE", "")
	if got := failure(t, func(t testing.TB) { File(t, path, "text") }); !strings.Contains(got, "make golden") {
		t.Errorf("no file: got %q, want a hint", got)
	}
	t.Setenv("UPDATE", "1")
	File(t, path, "text")
	t.Setenv("UPDATE", "")
	File(t, path, "text")
	if got := failure(t, func(t testing.TB) { File(t, path, "text\n") }); !strings.Contains(got, "+text\n") {
		t.Errorf("a newline more: got %q, want a diff", got)
	}
}

func TestArchive(t *testing.T) {
	a := load(t, "What it shows.\n-- b/in.md --\nB\n-- want.book --\nbook\n-- a.md --\nA\n")
	if a.Name != "case" || a.Comment != "What it shows.\n" {
		t.Errorf("got name %q, comment %q", a.Name, a.Comment)
	}
	if got := strings.Join(a.Files(), " "); got != "b/in.md a.md" {
		t.Errorf("got files %q", got)
	}
	if !a.Wants("book") || a.Wants("pages") || !a.Has("a.md") || a.Has("book") {
		t.Error("Wants or Has is wrong")
	}
	if data, err := fs.ReadFile(a.FS(), "b/in.md"); string(data) != "B\n" || err != nil {
		t.Errorf("got %q, %v from the folder", data, err)
	}
	if got := failure(t, func(t testing.TB) { a.t = t; a.File("c.md") }); !strings.Contains(got, "no section c.md") {
		t.Errorf("got %q for a file that is not there", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	if got := failure(t, func(t testing.TB) { Load(t, "testdata/*.none") }); !strings.Contains(got, "no archive matches") {
		t.Errorf("got %q for no archive", got)
	}
	if got := failure(t, func(t testing.TB) { load(t, "-- a --\n-- a --\n") }); !strings.Contains(got, "section a is there twice") {
		t.Errorf("got %q for a section there twice", got)
	}
}

func TestDiff(t *testing.T) {
	for _, test := range []struct{ name, want, got, diff string }{
		{"nothing", "a\nb\n", "a\nb\n", ""},
		{"a line", "a\nb\n", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"},
		{"soft hyphen", "ab\n", "a\u00adb\n", "@@ -1,1 +1,1 @@\n-ab\n+a‹U+00AD›b\n"},
		{"spaces at the end", "a b\n", "a b  \n", "@@ -1,1 +1,1 @@\n-a b\n+a b‹U+0020›‹U+0020›\n"},
		{"empty line in context", "a\n\n", "b\n\n", "@@ -1,2 +1,2 @@\n-a\n+b\n \n"},
		{"carriage return", "a\n", "a\r\n", "@@ -1,1 +1,1 @@\n-a\n+a‹U+000D›\n"},
		{"a tab is a tab", "a\n", "\ta\n", "@@ -1,1 +1,1 @@\n-a\n+\ta\n"},
		{"no UTF-8", "a\n", "\xff\n", "@@ -1,1 +1,1 @@\n-a\n+‹0xff›\n"},
	} {
		if d := Diff(test.want, test.got); d != test.diff {
			t.Errorf("%s: got %q, want %q", test.name, d, test.diff)
		}
	}
	long := Diff("", strings.Repeat("line\n", 1000))
	if n := strings.Count(long, "\n"); n != maxDiff+1 || !strings.HasSuffix(long, "lines more\n") {
		t.Errorf("got %d lines of a long diff, want %d", n, maxDiff+1)
	}
}

// load returns an archive of that text, from a file of its own.
func load(t testing.TB, text string) Archive {
	t.Helper()
	path := filepath.Join(t.TempDir(), "case.txtar")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return Load(t, path)[0]
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// failure runs a test that should fail and returns what it says, or "" if it
// does not fail.
func failure(t *testing.T, test func(t testing.TB)) string {
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(r)
	}()
	<-done
	return r.said
}

// A recorder is a test whose failures are kept, not reported.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Errorf(format string, args ...any) { r.said += fmt.Sprintf(format, args...) }

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}
