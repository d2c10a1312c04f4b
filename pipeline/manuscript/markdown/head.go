package markdown

import (
	"errors"
	"regexp"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/config"
	"octavo/pipeline/manuscript/draft"
)

// keyShape is how the first line of front matter looks. A manuscript may also
// begin with a scene break.
var keyShape = regexp.MustCompile(`^\s*(?:["']?[A-Za-z][\w-]*["']?\s*:(?:\s|$))`)

// readHead reads the front matter at the start of the text, if there is any,
// and returns the offset after it.
func readHead(f *draft.File, source string, a *account, found *diag.Findings) (int, error) {
	begin, end, after := headBounds(source)
	if after == 0 {
		return 0, nil
	}
	at := diag.Pos{File: f.Name, Line: 1, Col: 1}
	if end-begin > maxHead {
		return 0, diag.Faultf(at, "limit", "front matter is for a few lines", "front matter of %d bytes; at most %d are read", end-begin, maxHead)
	}
	head, err := config.Head(f.Name, source[begin:end], 1, found)
	if errors.Is(err, config.ErrNotHead) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	a.enter(0, after, markup)
	head.At = at
	f.Head = head
	return after, nil
}

// headBounds returns where the YAML between the lines of dashes begins and
// ends and where the text goes on, 0 when there is no front matter.
func headBounds(source string) (begin, end, after int) {
	first, rest, _ := strings.Cut(source, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return 0, 0, 0
	}
	line, _, _ := strings.Cut(rest, "\n")
	if !keyShape.MatchString(line) && strings.TrimRight(line, " \t") != "---" {
		return 0, 0, 0
	}
	begin = len(source) - len(rest)
	for at := begin; at < len(source); {
		line, _, _ := strings.Cut(source[at:], "\n")
		next := min(at+len(line)+1, len(source))
		if t := strings.TrimRight(line, " \t"); t == "---" || t == "..." {
			return begin, at, next
		}
		at = next
	}
	return 0, 0, 0
}
