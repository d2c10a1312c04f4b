package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// No input, however bad, may cost more than this.
const (
	mostMemory = 512 << 20
	mostTime   = 10 * time.Second // of CPU, which other work on the machine leaves alone
)

// A badInput is something that is not a manuscript, or hardly one.
type badInput struct {
	name  string
	make  func(d *desk)
	args  []string // of octavo build; story.txt when there are none
	exit  int
	says  []string // patterns that standard error matches
	makes bool     // the build is made all the same, so dist changes
}

// oneLine makes story.txt of one string, many times.
func oneLine(s string, times int) func(*desk) {
	return func(d *desk) { d.write("story.txt", strings.Repeat(s, times)+"\n") }
}

func markdown(s string) func(*desk) { return func(d *desk) { d.write("story.md", "# One\n\n"+s+"\n") } }

// chapter is a book folder's only chapter, beside a book.yaml of these lines.
func chapter(text string, yaml ...string) func(*desk) {
	return func(d *desk) {
		d.write("book/book.yaml", "title: Kept\n"+strings.Join(yaml, "\n")+"\n")
		d.write("book/chapters/1.md", text)
	}
}

var (
	book = []string{"book"}
	md   = []string{"story.md", "--title", "Kept"}
)

var badInputs = []badInput{
	{name: "no file", exit: 3, says: []string{`story\.txt: there is no such file or folder`}},
	{name: "name nearly right", make: func(d *desk) { d.write("storm.txt", "Rain.\n") }, exit: 3, says: []string{`hint: did you mean storm\.txt\?`}},
	{name: "no path", args: []string{}, exit: 2, says: []string{`takes a manuscript`}},
	{name: "empty path", args: []string{""}, exit: 3, says: []string{`no manuscript is named`}},
	{name: "empty file", make: func(d *desk) { d.write("story.txt", "") }, exit: 3, says: []string{`story\.txt: there is nothing in the file`}},
	{name: "white space", make: func(d *desk) { d.write("story.txt", " \n\t\n\u00a0\n") }, exit: 3, says: []string{`story\.txt: there is nothing in the file`}},
	{name: "only marks", make: func(d *desk) { d.write("story.txt", "***\n\n---\n") }, exit: 3, says: []string{`story\.txt`}},
	{name: "folder without text", make: func(d *desk) { d.write("book/cover.png", "no"); d.write("book/.hidden.txt", "no") }, args: book, exit: 3, says: []string{`there is no text in the folder`}},
	{name: "png", make: func(d *desk) { d.write("story.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") }, exit: 3, says: []string{`story\.txt: this is a PNG picture, not text`}},
	{name: "zip or docx", make: func(d *desk) { d.write("story.txt", "PK\x03\x04\x14\x00\x06\x00") }, exit: 3, says: []string{`zip container \(docx`}},
	{name: "pdf", make: func(d *desk) { d.write("story.txt", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n") }, exit: 3, says: []string{`this is a PDF`}},
	{name: "docx by name", make: func(d *desk) { d.write("story.docx", "PK\x03\x04") }, args: []string{"story.docx"}, exit: 3, says: []string{`files ending in "\.docx" are not read`, `hint: save it as plain text`}},
	{name: "noise", make: func(d *desk) { d.write("story.txt", noise(100_000)) }, exit: 3, says: []string{`story\.txt:\d+: this is a binary file`}},
	{name: "NUL in text", make: func(d *desk) { d.write("story.txt", "Rain\nand\x00 more.\n") }, exit: 3, says: []string{`story\.txt:2: this is a binary file`}},
	{name: "a pipe", make: func(d *desk) { d.pipe("story.txt") }, exit: 3, says: []string{`neither a file nor a folder`}},
	{name: "a device", args: []string{"/dev/zero"}, exit: 3, says: []string{`/dev/zero`}},

	{name: "unknown key", make: chapter("# One\n\nRain.\n", "titel: Other"), args: book, exit: 3, says: []string{`book\.yaml:2:1: unknown key "titel"`, `hint: .*title`}},
	{name: "key twice", make: chapter("# One\n\nRain.\n", "title: Other"), args: book, exit: 3, says: []string{`book\.yaml:2:1`}},
	{name: "broken yaml", make: chapter("# One\n\nRain.\n", "authors: [A", "date: x"), args: book, exit: 3, says: []string{`book\.yaml:\d`}},
	{name: "yaml of aliases", make: chapter("# One\n\nRain.\n", "a: &a [x,x,x,x,x,x,x,x,x]", "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]", "c: &c [*b,*b,*b,*b,*b,*b,*b,*b]", "subjects: [*c,*c,*c]"), args: book, exit: 3, says: []string{`book\.yaml:\d`}},
	{name: "missing chapter", make: chapter("# One\n\nRain.\n", "chapters: [chapters/1.md, chapters/2.md]"), args: book, exit: 3, says: []string{`book\.yaml:2:\d+: there is no file "chapters/2\.md"`, `hint: did you mean chapters/1\.md\?`}},
	{name: "missing pattern", make: chapter("# One\n\nRain.\n", `chapters: ["text/*.md"]`), args: book, exit: 3, says: []string{`book\.yaml:2:\d+: no text file matches "text/\*\.md"`}},
	{name: "chapter outside", make: func(d *desk) {
		d.write("secret.md", "# One\n\nRain.\n")
		chapter("# One\n\nRain.\n", "chapters: [../secret.md]")(d)
	}, args: book, exit: 3, says: []string{`book\.yaml:2:\d+: .*secret`}},
	{name: "chapter is a link", make: func(d *desk) {
		d.write("secret.md", "# One\n\nRain.\n")
		chapter("# One\n\nRain.\n", `chapters: ["chapters/*"]`)(d)
		d.link("../../secret.md", "book/chapters/2.md")
	}, args: book, exit: 3, says: []string{`book\.yaml:2:\d+: .*it is a symbolic link`}},

	{name: "missing image", make: chapter("# One\n\n![A map](map.png)\n"), args: book, says: []string{`chapters/1\.md:3:\d+: .*map\.png`}, makes: true},
	{name: "missing image, release", make: chapter("# One\n\n![A map](map.png)\n\nRain.\n"), args: []string{"book", "--release"}, exit: 1, says: []string{`chapters/1\.md:3:\d+: error: .*map\.png`}},
	{name: "image outside", make: func(d *desk) {
		d.write("map.png", "")
		chapter("# One\n\n![A map](../../map.png)\n\nRain.\n")(d)
	}, args: book, says: []string{`chapters/1\.md:3:\d+: .*map\.png`, `hint: `}, makes: true},
	{name: "image outside, encoded", make: chapter("# One\n\n![A map](%2e%2e/%2e%2e/etc/passwd)\n\nRain.\n"), args: book, says: []string{`chapters/1\.md:3:\d+: `, `hint: `}, makes: true},
	{name: "image by absolute path", make: chapter("# One\n\n![A map](/etc/passwd)\n\nRain.\n"), args: book, says: []string{`chapters/1\.md:3:\d+: .*/etc/passwd`, `hint: `}, makes: true},
	{name: "image is a link", make: func(d *desk) {
		chapter("# One\n\n![A map](map.png)\n\nRain.\n")(d)
		d.link("/etc/passwd", "book/chapters/map.png")
	}, args: book, says: []string{`chapters/1\.md:3:\d+: .*is a link`, `hint: copy the file itself`}, makes: true},
	{name: "remote image", make: chapter("# One\n\n![A map](https://192.0.2.1/map.png)\n\nRain.\n"), args: book, says: []string{`chapters/1\.md:3:\d+: .*192\.0\.2\.1`, `hint: `}, makes: true},
	{name: "image that lies", make: func(d *desk) {
		chapter("# One\n\n![A map](map.png)\n\nRain.\n")(d)
		d.write("book/chapters/map.png", hugePNG())
	}, args: book, says: []string{`chapters/1\.md:3:\d+: .*pixels`}, makes: true},
	{name: "cover missing", make: chapter("# One\n\nRain.\n", "cover: art/cover.jpg"), args: book, exit: 3, says: []string{`book\.yaml:2:\d+: there is no cover "art/cover\.jpg"`}},
	{name: "font missing", make: chapter("# One\n\nRain.\n", "design: {type: {face: fonts/x.otf}}"), args: book, exit: 3, says: []string{`fonts/x\.otf: the font cannot be read`}},
	{name: "font of noise", make: func(d *desk) {
		chapter("# One\n\nRain.\n", "design: {type: {face: x.otf}}")(d)
		d.write("book/x.otf", "OTTO"+noise(5_000))
	}, args: book, exit: 3, says: []string{`x\.otf: the font cannot be used`}},

	{name: "control characters", make: func(d *desk) {
		d.write("story.txt", "Chapter One\n\nRain\x01 on\x1b[31m the\x7f roofs.\ufffe\uffff\n")
	}, says: []string{`story\.txt:3:\d+: .*control`}, makes: true},
	{name: "invalid UTF-8", make: func(d *desk) {
		d.write("story.txt", "Chapter One\n\nRain \xff\xfe on \xed\xa0\x80 the \xc0\xaf caf\xe9.\n")
	}, says: []string{`story\.txt`}, makes: true},
	{name: "cut UTF-16", make: func(d *desk) { d.write("story.txt", "\xff\xfeC\x00h\x00a\x00p\x00\x00\xd8t") }, makes: true},
	{name: "200 MB in one line", make: oneLine("words and ", 20<<20), exit: 3, says: []string{`story\.txt: .*limit|story\.txt.* larger than the limit`, `hint: cut it`}},
	{name: "20 MB in one line", make: oneLine("words and ", 2<<20), exit: 3, says: []string{`story\.txt:1: a line of 20 MB; the limit is 16 MB`, `hint: the file seems to have lost its line ends`}},
	{name: "10,000 quotes in one another", make: oneLine("> ", 10_000), exit: 3, says: []string{`story\.txt:1:\d+: quotes nested 10000 deep`}},
	{name: "10,000 quotes in Markdown", make: markdown(strings.Repeat("> ", 10_000) + "x"), args: md, exit: 3, says: []string{`story\.md:3:\d+: `, `hint: `}},
	{name: "100,000 brackets", make: markdown(strings.Repeat("[", 100_000)), args: md, exit: 3, says: []string{`story\.md:3:1: `, `hint: `}},
	{name: "100,000 brackets of a link", make: markdown(strings.Repeat("[a](", 100_000)), args: md, exit: 3, says: []string{`story\.md:3:1: `, `hint: `}},
	{name: "100,000 brackets in text", make: oneLine("[", 100_000), makes: true},
	{name: "40,000 emphases", make: markdown(strings.Repeat("*a_ ", 40_000)), args: md, exit: 3, says: []string{`story\.md:3:1: `, `hint: `}},
	{name: "40,000 emphases in text", make: oneLine("*a_ ", 40_000), makes: true},
	{name: "deep lists", make: markdown(strings.Repeat("- ", 5_000) + "x" + strings.Repeat("\n", 5_000)), args: md, exit: 3, says: []string{`story\.md:3:?\d*: `, `hint: `}},
	{name: "a wide table", make: markdown("|" + strings.Repeat("a|", 4_000) + "\n|" + strings.Repeat("-|", 4_000) + "\n" + strings.Repeat("|\n", 4_000)), args: md, exit: 3, says: []string{`story\.md:\d+`, `hint: `}},
	{name: "40,000 footnotes", make: markdown(footnotes(40_000)), args: md, exit: 3, says: []string{`story\.md:\d+`, `hint: `}},
	{name: "backticks", make: markdown(backticks(3_000)), args: md, exit: 3, says: []string{`story\.md:3:1: `, `hint: `}},
	{name: "one word of a million letters", make: oneLine("a", 1_000_000), makes: true},
	{name: "200,000 quotation marks", make: oneLine(`"'`, 100_000), makes: true},
	{name: "50,000 paragraphs of one letter", make: oneLine("I\n\n", 50_000), makes: true},

	{name: "script in the title", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--title", "</title><script>alert(1)</script>"}, makes: true},
	{name: "title of 500 characters", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--title", strings.Repeat("Rain and more ", 36)}, makes: true},
	{name: "title of one long word", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--title", strings.Repeat("Rain", 125)}, makes: true},
	{name: "escapes in the title", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--title", "Rain \x1b]0;pwned\x07 \x1b[31m\u202egnp"}, makes: true},
	{name: "title of nothing", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--title", " \u200b "}, makes: true},
	{name: "title that climbs", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--title", "../../etc/passwd"}, makes: true},

	{name: "dist is a file", make: func(d *desk) { d.write("story.txt", "It rained.\n"); d.write("out", "I am one") }, args: []string{"story.txt", "--out", "out"}, exit: 3, says: []string{`out: the finished files cannot be put here`, `hint: `}},
	{name: "dist below a file", make: func(d *desk) { d.write("story.txt", "It rained.\n"); d.write("out", "I am one") }, args: []string{"story.txt", "--out", "out/dist"}, exit: 3, says: []string{`out/dist: the finished files cannot be put here`, `hint: `}},
	{name: "dist cannot be written", make: func(d *desk) { d.write("story.txt", "It rained.\n") }, args: []string{"story.txt", "--out", "/proc/self"}, exit: 3, says: []string{`/proc/self: the finished files cannot be put here`, `hint: `}},
	{name: "a link stands in the way", make: func(d *desk) {
		d.write("story.txt", "It rained.\n")
		d.write("precious", "keep me")
		os.Mkdir(d.path("out"), 0o777)
		d.link("../precious", "out/story.epub")
	}, args: []string{"story.txt", "--title", "Story", "--out", "out"}, exit: 3, says: []string{`out/story\.epub: a symbolic link stands where`, `hint: move it away`}},

	{name: "an empty chapter among good ones", make: func(d *desk) {
		chapter("# One\n\nRain.\n")(d)
		d.write("book/chapters/2.md", "")
		d.write("book/chapters/3.md", "# Three\n\nSun.\n")
	}, args: book, says: []string{`chapters/2\.md: warning: there is nothing in the file`}, makes: true},
	{name: "a binary chapter among good ones", make: func(d *desk) {
		chapter("# One\n\nRain.\n")(d)
		d.write("book/chapters/2.md", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	}, args: book, exit: 3, says: []string{`chapters/2\.md: this is a PNG picture`}},
	{name: "5,000 tiny chapters", make: func(d *desk) {
		chapter("# One\n\nRain.\n")(d)
		for i := range 5_000 {
			d.write("book/chapters/"+strconv.Itoa(i)+".md", "# Chapter "+strconv.Itoa(i+1)+"\n\nIt rained.\n")
		}
	}, args: book, makes: true},
}

// TestBadInput builds each of them into a folder that holds a finished book
// of the same name.
func TestBadInput(t *testing.T) {
	last := lastEdition(t)
	for _, c := range badInputs {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && strings.ContainsAny(c.name, "0123456789") {
				t.Skip("large")
			}
			t.Parallel()
			d := newDesk(t)
			if c.make != nil {
				c.make(d)
			}
			for name, data := range last {
				d.write("dist/"+name, data)
			}
			before := d.files()
			args := c.args
			if args == nil {
				args = []string{"story.txt", "--title", "Kept"}
			}
			got := d.octavo(append([]string{"build"}, args...)...)

			if got.status != c.exit {
				t.Errorf("exit status %d, want %d", got.status, c.exit)
			}
			for _, pattern := range c.says {
				if !regexp.MustCompile(`(?m)` + pattern).MatchString(got.stderr) {
					t.Errorf("standard error does not match %s", pattern)
				}
			}
			if c.exit == 3 && !strings.Contains(got.stderr, "octavo: hint: ") {
				t.Error("no hint")
			}
			if strings.Contains(got.stderr, "goroutine ") || strings.Contains(got.stderr, "mistake in octavo") {
				t.Error("a fault of the program, not of the input")
			}
			if i := strings.IndexFunc(got.stderr+got.stdout, hidden); i >= 0 {
				t.Errorf("a control character on the terminal: %q", (got.stderr + got.stdout)[i:])
			}
			if t.Failed() {
				t.Logf("standard error:\n%.2000s", got.stderr)
			}
			if got.peak > mostMemory || got.cpu > mostTime {
				t.Errorf("%d MB, %v of CPU; at most %d MB, %v", got.peak>>20, got.cpu, mostMemory>>20, mostTime)
			}
			d.unharmed(before, c.makes)
		})
	}
}

// hidden are the characters that must not reach a terminal.
func hidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e
}

// A desk is a folder to work in, with the command.
type desk struct {
	t   *testing.T
	dir string
}

func newDesk(t *testing.T) *desk { return &desk{t, t.TempDir()} }

func (d *desk) write(name, data string) {
	d.t.Helper()
	path := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) link(to, name string) {
	d.t.Helper()
	if err := os.Symlink(to, filepath.Join(d.dir, name)); err != nil {
		d.t.Skip(err)
	}
}

// files gives the files below dist and out, and links by where they lead.
func (d *desk) files() map[string]string {
	d.t.Helper()
	files := map[string]string{}
	for _, folder := range []string{"dist", "out"} {
		if info, err := os.Stat(d.path(folder)); err == nil && !info.IsDir() {
			files[folder] = info.ModTime().String()
			continue
		}
		names, err := list(filepath.Join(d.dir, folder))
		if err != nil {
			d.t.Fatal(err)
		}
		for _, name := range names {
			path := filepath.Join(d.dir, folder, name)
			if to, err := os.Readlink(path); err == nil {
				files[folder+"/"+name] = "-> " + to
				continue
			}
			data, err := os.ReadFile(path)
			if err != nil {
				d.t.Fatal(err)
			}
			files[folder+"/"+name] = string(data)
		}
	}
	return files
}

// unharmed holds that a build that was not made changed nothing, and that one
// that was left whole files only.
func (d *desk) unharmed(before map[string]string, made bool) {
	d.t.Helper()
	after := d.files()
	for name, data := range after {
		if was, ok := before[name]; !made && (!ok || was != data) {
			d.t.Errorf("%s was changed", name)
		}
		if strings.Contains(name, "/.") {
			d.t.Errorf("%s was left", name)
		}
		if made && !whole(name, data) {
			d.t.Errorf("%s is not whole", name)
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			d.t.Errorf("%s is gone", name)
		}
	}
}

// whole says whether a file begins and ends as its kind does.
func whole(name, data string) bool {
	switch filepath.Ext(name) {
	case ".epub":
		return strings.HasPrefix(data, "PK\x03\x04") && strings.Contains(data[max(0, len(data)-22):], "PK\x05\x06")
	case ".pdf":
		return strings.HasPrefix(data, "%PDF-") && strings.HasSuffix(strings.TrimSpace(data), "%%EOF")
	case ".jpg":
		return strings.HasPrefix(data, "\xff\xd8") && strings.HasSuffix(data, "\xff\xd9")
	case ".json":
		return strings.HasPrefix(data, "{") && strings.HasSuffix(data, "}\n")
	}
	return true
}

// A ran is how a run of the command went.
type ran struct {
	status         int
	stdout, stderr string
	wall, cpu      time.Duration
	peak           int64 // bytes of memory
}

// octavo runs the command in a process of its own.
func (d *desk) octavo(args ...string) ran {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 6*mostTime)
	defer cancel()
	file := filepath.Join(d.t.TempDir(), "used")
	cmd := exec.CommandContext(ctx, "octavo", args...)
	cmd.Dir = d.dir
	cmd.Env = append(os.Environ(), "OCTAVO_USED="+file)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	r := ran{stdout: stdout.String(), stderr: stderr.String(), wall: time.Since(start)}
	r.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		r.status = exit.ExitCode()
	} else if err != nil {
		d.t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	var u used
	if err == nil {
		err = json.Unmarshal(data, &u)
	}
	r.peak = u.Peak
	if err != nil {
		d.t.Errorf("the command did not come to its end: %v\n%.2000s", err, r.stderr)
	}
	return r
}

// lastEdition builds a book named Kept.
func lastEdition(t *testing.T) map[string]string {
	d := newDesk(t)
	d.write("story.txt", "Chapter One\n\nThe last good edition.\n")
	if r := d.octavo("build", "story.txt", "--title", "Kept"); r.status != 0 {
		t.Fatalf("exit status %d\n%s", r.status, r.stderr)
	}
	last := map[string]string{}
	for name, data := range d.files() {
		last[strings.TrimPrefix(name, "dist/")] = data
	}
	if last["kept.epub"] == "" {
		t.Fatalf("no kept.epub among %d files", len(last))
	}
	return last
}
