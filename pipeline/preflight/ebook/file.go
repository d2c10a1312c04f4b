package ebook

import (
	"archive/zip"
	"path"
	"slices"
	"strings"

	"octavo/templates/specs"
)

func (j *judge) unread() {
	for _, f := range j.broken {
		j.say(fact{path: f.path}, "EPUBCheck says where", "the file cannot be read: %s", short(f.value))
	}
}

func (j *judge) container() {
	const hint = "pack it again with an EPUB program: mimetype goes first and is not compressed"
	first := j.entries[0]
	switch {
	case first.Name != "mimetype":
		j.say(fact{}, hint, "the first file is %s, not mimetype", short(first.Name))
	case first.Method != zip.Store:
		j.say(fact{}, hint, "mimetype is compressed")
	case len(first.Extra) > 0:
		j.say(fact{}, hint, "mimetype has an extra field before it")
	default:
		if data, err := j.readAll("mimetype", 1<<10); err != nil || string(data) != "application/epub+zip" {
			j.say(fact{}, hint, "mimetype has %q", short(string(data)))
		}
	}
	names := map[string]bool{}
	for _, f := range j.entries {
		if names[f.Name] {
			j.say(fact{path: f.Name}, "leave one out", "the file is in the book twice")
		}
		names[f.Name] = true
		if strings.HasPrefix(f.Name, "/") || strings.Contains(f.Name, "\\") || slices.Contains(strings.Split(f.Name, "/"), "..") {
			j.say(fact{}, "rename it", "the file name %q leads out of the book", short(f.Name))
		}
	}
}

// zipSizes looks for files whose size comes after them only.
func (j *judge) zipSizes() {
	for _, f := range j.entries {
		if f.Flags&8 != 0 && !strings.HasSuffix(f.Name, "/") {
			j.say(fact{path: f.Name}, "pack it again with octavo, Sigil or calibre", "the file does not say its size before it begins")
		}
	}
}

func (j *judge) bookSize() {
	if most := int64(specs.Bytes(j.rule.Value.Most)); j.size > most {
		j.say(fact{}, "make the pictures smaller", "the book has %d MB, and %d are the most", (j.size+1<<20-1)>>20, most>>20)
	}
}

func (j *judge) fileNames() {
	for _, f := range j.entries {
		if i := strings.IndexFunc(f.Name, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-/", r))
		}); i >= 0 {
			j.say(fact{path: f.Name}, "rename it with letters a to z, digits, hyphen and underline", "the name has %q", string([]rune(f.Name[i:])[0]))
		}
	}
}

func (j *judge) missingFile() {
	for _, it := range j.pkg.items {
		if it.path != "" && j.files[it.path] == nil {
			j.say(j.in(it.line), "put it in, or take it out of the manifest", "the manifest names %s, which is not there", short(it.href))
		}
	}
	if len(j.pkg.spine) == 0 {
		j.say(j.in(0), "", "the spine names no page")
	}
	for _, r := range j.pkg.spine {
		if j.pkg.item(r.id) == nil {
			j.say(j.in(r.line), "", "the spine names %q, which is not in the manifest", short(r.id))
		}
	}
}

func (j *judge) unlistedFile() {
	listed := map[string]bool{"mimetype": true, j.opf: true}
	for _, it := range j.pkg.items {
		listed[it.path] = true
	}
	for _, f := range j.entries {
		if !listed[f.Name] && !strings.HasPrefix(f.Name, "META-INF/") && !strings.HasSuffix(f.Name, "/") {
			j.say(fact{path: f.Name}, "list it in the manifest, or leave it out", "the file is not in the manifest")
		}
	}
}

func (j *judge) mediaType() {
	for _, p := range j.pictures {
		if p.kind != "" && p.kind != p.item.mediaType && !(p.kind == "image/jpeg" && p.item.mediaType == "image/jpg") {
			j.say(j.in(p.item.line), "say "+p.kind, "%s is said to be %s, and is %s", short(p.item.href), p.item.mediaType, p.kind)
		}
	}
	for _, it := range j.pkg.items {
		want, ok := map[string][]string{
			".xhtml": {"application/xhtml+xml"}, ".html": {"application/xhtml+xml"}, ".htm": {"application/xhtml+xml"}, ".css": {"text/css"},
			".ncx": {"application/x-dtbncx+xml"},
			".ttf": {"font/ttf", "application/font-sfnt", "application/x-font-ttf", "application/x-font-truetype", "font/sfnt", "application/vnd.ms-opentype"},
			".otf": {"font/otf", "application/font-sfnt", "application/vnd.ms-opentype", "application/x-font-opentype", "application/x-font-otf", "font/sfnt"},
		}[strings.ToLower(path.Ext(it.path))]
		if ok && !slices.Contains(want, it.mediaType) {
			j.say(j.in(it.line), "say "+want[0], "%s is said to be %s", short(it.href), it.mediaType)
		}
	}
}

// mediaUnknown looks for kinds of pictures that a shop does not take.
func (j *judge) mediaUnknown() {
	for _, it := range j.pkg.items {
		if strings.HasPrefix(it.mediaType, "image/") && !j.rule.Value.Has(it.mediaType) {
			j.say(j.in(it.line), "make it a JPEG or a PNG", "%s is %s", short(it.href), it.mediaType)
		}
	}
}
