package cover

import (
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/book"
)

// TestContactSheet draws one sheet of covers for each composition, at a
// quarter of their size and as a shop's list shows them, into the folder that
// OCTAVO_COVERS names: to be looked at.
func TestContactSheet(t *testing.T) {
	dir := os.Getenv("OCTAVO_COVERS")
	if dir == "" {
		t.Skip("OCTAVO_COVERS names no folder")
	}
	words := []string{
		"title: Seventeen Ounces\nsubtitle: A Novel of Weights, Measures, and Weather\nauthor: Nora Tammage",
		"title: Short Measure\nauthor: Josephine Tapp\nseries: The Honest Pound\nnumber: 1",
		"title: Dead Weight\nauthor: Josephine Tapp\nseries: The Honest Pound\nnumber: 2",
		"title: Good Measure\nauthor: Josephine Tapp\nseries: The Honest Pound\nnumber: 3",
		"title: Stardrift Serenade",
		"title: Мастер и Маргарита\nsubtitle: Роман\nauthor: Михаил Булгаков",
		"title: The Strange and Surprising Adventures of a Lamplighter of the Northern Isles, Who Lived Eight and Twenty Years Alone\nauthor: Ada Quill",
		"title: A Field Guide to the Drowned\nsubtitle: Stories\nauthor: Mira Kestrel",
		"title: The Lantern Stage\nauthor: Ines Okafor\nauthor: Jan Verhoeven",
		"title: V.\nauthor: Thomas Hill", "title: Emma\nauthor: Jane Austen", "title: The Cries of the Audience",
	}
	const w, h, gap, across = 400, 640, 20, 6
	for _, name := range Designs() {
		sheet := image.NewRGBA(image.Rect(0, 0, across*(w+gap)+gap, len(words)/across*(h+gap+176)+gap))
		draw.Draw(sheet, sheet.Rect, image.White, image.Point{}, draw.Src)
		for i, text := range words {
			b := read(t, text)
			b.Settings.Cover = book.Cover{Design: name}
			c := newCanvas(shopWidth, shopHeight)
			compose(b, plainDesign, stix(t), nil).draw(c)
			at := image.Pt(gap+i%across*(w+gap), gap+i/across*(h+gap+176))
			for _, r := range []image.Rectangle{image.Rect(0, 0, w, h), image.Rect(0, h+8, 100, h+168)} {
				draw.Draw(sheet, r.Add(at), resample(pixelsOf(c.img), c.img.Rect, r.Dx(), r.Dy()), image.Point{}, draw.Src)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name+".jpg"), encode(sheet), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
