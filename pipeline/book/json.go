package book

import (
	"encoding/json"
	"reflect"
	"strings"
	"unicode"
)

// MarshalJSON gives the book as JSON: an object for each section, block and
// inline, with a "type" where there are several ("paragraph", "em"), zero
// values left out. The bytes of pictures and the text of the files are left
// out too.
func (b *Book) MarshalJSON() ([]byte, error) {
	v := reflect.ValueOf(*b)
	return json.Marshal(tree(v))
}

// typeNames are those of the blocks and inlines.
var typeNames = map[reflect.Type]string{
	reflect.TypeFor[Paragraph](): "paragraph", reflect.TypeFor[Heading](): "heading", reflect.TypeFor[SceneBreak](): "scene-break",
	reflect.TypeFor[Quote](): "quote", reflect.TypeFor[Verse](): "verse", reflect.TypeFor[Chat](): "chat", reflect.TypeFor[Figure](): "figure",
	reflect.TypeFor[List](): "list", reflect.TypeFor[Preformatted](): "preformatted", reflect.TypeFor[Table](): "table",
	reflect.TypeFor[Text](): "text", reflect.TypeFor[Span](): "span", reflect.TypeFor[Link](): "link", reflect.TypeFor[NoteRef](): "note-ref",
	reflect.TypeFor[LineBreak](): "line-break", reflect.TypeFor[Picture](): "picture",
}

// leftOut are fields that are no part of what was read.
var leftOut = map[string]bool{"Source": true, "Data": true, "ReadFile": true, "Ledger": true}

func tree(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return tree(v.Elem())
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = tree(v.Index(i))
		}
		return list
	case reflect.Struct:
		if v.CanInterface() && v.NumField() > 0 && v.Type().PkgPath() != reflect.TypeFor[Book]().PkgPath() {
			return v.Interface() // a place: it knows its own form
		}
		object := map[string]any{}
		if name, ok := typeNames[v.Type()]; ok {
			object["type"] = name
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if leftOut[f.Name] || v.Field(i).IsZero() {
				continue
			}
			object[keyOf(f.Name)] = tree(v.Field(i))
		}
		return object
	}
	return v.Interface()
}

// keyOf turns a field's name into a key: HeadAt into headAt, ISBNEbook into
// isbnEbook.
func keyOf(name string) string {
	runes := []rune(name)
	for i := range runes {
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			break
		}
		if unicode.IsLower(runes[i]) {
			break
		}
		runes[i] = unicode.ToLower(runes[i])
	}
	return strings.TrimSpace(string(runes))
}
