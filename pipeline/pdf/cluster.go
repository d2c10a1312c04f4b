package pdf

import (
	"encoding/binary"

	"octavo/pipeline/font"
)

// A cluster is several glyphs that stand for one or more characters together,
// as a letter of Arabic and its dots. They are made one glyph of the derived
// font, so that it has a text: readers take a glyph without one for another
// character or for a gap, and PDF/UA forbids it (ISO 14289-1, 7.21.7).
type cluster string

// clusterPart is how many bytes of a cluster a glyph has: its number and its
// place in font units. The cluster's advance stands behind the last.
const clusterPart = 2 + 4 + 4

func (c cluster) parts() int { return len(c) / clusterPart }

func (c cluster) part(i int) (gid uint16, x, y int32) {
	b := []byte(c[i*clusterPart : (i+1)*clusterPart])
	return binary.BigEndian.Uint16(b), int32(binary.BigEndian.Uint32(b[2:])), int32(binary.BigEndian.Uint32(b[6:]))
}

func (c cluster) advance() int32 {
	return int32(binary.BigEndian.Uint32([]byte(c[c.parts()*clusterPart:])))
}

// clusterOf makes one of glyphs. blank is the one the shaper takes for
// characters that are not seen.
func clusterOf(glyphs []font.Glyph, blank uint16) cluster {
	var b []byte
	pen := int32(0)
	for i := range glyphs {
		g := &glyphs[i]
		if g.ID != blank {
			b = binary.BigEndian.AppendUint16(b, g.ID)
			b = binary.BigEndian.AppendUint32(b, uint32(pen+g.X))
			b = binary.BigEndian.AppendUint32(b, uint32(g.Y))
		}
		pen += g.Advance
	}
	return cluster(binary.BigEndian.AppendUint32(b, uint32(pen)))
}

// outline returns the contours of all its glyphs.
func (c cluster) outline(face *font.Face) []font.Segment {
	var all []font.Segment
	for i := range c.parts() {
		gid, x, y := c.part(i)
		outline := face.Outline(gid)
		for k := range outline {
			for n := range outline[k].Args {
				p := &outline[k].Args[n]
				*p = font.Point{X: p.X + float32(x), Y: p.Y + float32(y)}
			}
		}
		all = append(all, outline...)
	}
	return all
}
