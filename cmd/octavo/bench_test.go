package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpus is the folder of proofed novels, beside the repository.
var corpus = filepath.Join("..", "..", "..", "shared", "corpus", "text")

// novels returns the files of the corpus. Benchmarks are skipped without it.
func novels(b *testing.B) []string {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(corpus, "*.txt"))
	if err != nil || len(files) == 0 {
		b.Skipf("needs %s: skipped", corpus)
	}
	return files
}

const frontMatter = "---\ntitle: %\nauthors: [{name: A. Corpus}]\nlanguage: en-GB\ndate: 2026-11-20\n---\n\n"

// manuscriptOf writes a manuscript and returns its name.
func manuscriptOf(b *testing.B, title, text string) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "novel.md")
	if err := os.WriteFile(file, []byte(strings.Replace(frontMatter, "%", title, 1)+text), 0o666); err != nil {
		b.Fatal(err)
	}
	return file
}

// BenchmarkBuild runs octavo build on each novel of the corpus and on 800,000
// words of them, for the print edition alone and for all four: the whole
// process, from the manuscript to files that are proved and in place. What the
// process used is told, not what this one did.
func BenchmarkBuild(b *testing.B) {
	files := novels(b)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		b.Run(name, func(b *testing.B) { build(b, name, string(text)) })
	}
	b.Run("words-800000", func(b *testing.B) { build(b, "All", longNovel(b, files, 800_000)) })
}

// longNovel returns novels one after another, cut at a paragraph.
func longNovel(b *testing.B, files []string, words int) string {
	b.Helper()
	var sb strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for paragraph := range strings.SplitSeq(string(text), "\n\n") {
			if words <= 0 {
				return sb.String()
			}
			words -= len(strings.Fields(paragraph))
			sb.WriteString(strings.TrimSpace(paragraph) + "\n\n")
		}
	}
	return sb.String()
}

func build(b *testing.B, title, text string) {
	file := manuscriptOf(b, title, text)
	words := len(strings.Fields(text))
	for _, formats := range []string{"print", "epub,print,read,cover"} {
		name := "all"
		if formats == "print" {
			name = "print"
		}
		b.Run(name, func(b *testing.B) {
			var total, most used
			size := int64(0)
			out := b.TempDir()
			for b.Loop() {
				u := measured(b, "build", file, "--out", out, "--format", formats)
				total.CPU += u.CPU
				total.Allocs += u.Allocs
				total.Bytes += u.Bytes
				most.Peak = max(most.Peak, u.Peak)
			}
			made, _ := filepath.Glob(filepath.Join(out, "*-print.pdf"))
			for _, m := range made {
				if info, err := os.Stat(m); err == nil {
					size += info.Size()
				}
			}
			n := float64(b.N)
			b.ReportMetric(total.CPU/n, "cpu-s/op")
			b.ReportMetric(float64(words)*n/total.CPU, "words/cpu-s")
			b.ReportMetric(float64(total.Allocs)/n, "mallocs/op")
			b.ReportMetric(float64(total.Bytes>>20)/n, "MB-alloc/op")
			b.ReportMetric(float64(most.Peak>>20), "peak-MB")
			b.ReportMetric(float64(size)/1000, "print-kB")
		})
	}
}

// measured runs the command in a process of its own and returns what it used.
func measured(b *testing.B, args ...string) used {
	b.Helper()
	file := filepath.Join(b.TempDir(), "used")
	cmd := exec.Command("octavo", args...)
	cmd.Env = append(slices.Clone(os.Environ()), "OCTAVO_USED="+file)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%.2000s", args, err, out)
	}
	var u used
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &u)
	}
	if err != nil {
		b.Fatal(err)
	}
	u.CPU = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	return u
}
