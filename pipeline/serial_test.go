package pipeline

import (
	"os"
	"path/filepath"
	"testing"
)

// A serial as it is pasted from a site, with all that copyedit mends only when
// asked: the build proves that no word is lost but those on record.
func TestSerialIsProvedWithAllThatIsAskedFor(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"book.yaml": "title: Rain\nauthors: [Ines Okafor]\nlanguage: en-US\ncopyedit: {on: [furniture, chapter-sequence, broken-paragraph], split: true}\n",
		"story.md": `# Chapter 1: Ash

[Previous](http://x.org/1) | [Next](http://x.org/2)

A/N: I was *ill* last week. **Sorry!**

***

The harbour was loud that morning and nobody in it had slept for the

boats had come in at four. "Where is it?" said Tom. "Here *it* is," said Ann. "Where?" said Tom.

Support me on [Patreon](https://patreon.com/rain) for **early access** to chapters!

Thanks for reading, everyone &amp; all!

# Chapter 2: Rain

It rained, and he went out.She stayed. The red boat was some-

where in the rain, and then it was not. It had been somewhere.

Word count: 1,203

# Chapter 2: Salt

"No," he said.

Author's note: it is all true.

And so is this.

# Chapter 4: Sea

It was salt.

# The Inn

Ink and salt.

# Ch. 6: Mill

Flour.

# Chapter 7: Chapter 7: Well

Water.
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Build(dir, Options{Formats: []Format{EPUB, Read, Text}})
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]int{}
	for _, f := range r.Findings.All() {
		codes[f.Code]++
	}
	for _, code := range []string{"serial-furniture", "chapter-note", "chat-residue", "broken-paragraph", "two-speakers", "glued-paragraph", "chapter-duplicate", "chapter-unnumbered"} {
		if codes[code] == 0 {
			t.Errorf("nothing was found of %s:\n%s", code, r.Findings.String())
		}
	}
}
