package book

import (
	"encoding/json"
	"testing"

	"octavo/pipeline/diag"
)

func TestJSON(t *testing.T) {
	b := &Book{
		Meta: Meta{Title: "A", Identifiers: Identifiers{ISBNEbook: "978"}},
		Body: []*Section{{Kind: Chapter, ID: "chapter-1", Number: 1, Blocks: []Block{
			&Paragraph{At: diag.Pos{File: "a.txt", Line: 3, Col: 1}, Inlines: []Inline{
				&Text{Value: "so "}, &Span{Kind: Emphasis, Inlines: []Inline{&Text{Value: "what"}}},
			}},
			&SceneBreak{},
		}}},
		ReadFile: func(string) ([]byte, error) { return nil, nil },
	}
	got, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"body":[{"blocks":[{"at":{"file":"a.txt","line":3,"col":1},"inlines":[{"type":"text","value":"so "},` +
		`{"inlines":[{"type":"text","value":"what"}],"kind":"em","type":"span"}],"type":"paragraph"},{"type":"scene-break"}],` +
		`"id":"chapter-1","kind":"chapter","number":1}],"meta":{"identifiers":{"isbnEbook":"978"},"title":"A"}}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
