package cover

import "testing"

func BenchmarkMake(b *testing.B) {
	for _, name := range Designs() {
		b.Run(name, func(b *testing.B) {
			k := sample("Seventeen Ounces", "Nora Tammage")
			k.Meta.Subtitle = "A Novel of Weights, Measures, and Weather"
			k.Settings.Cover.Design = name
			for b.Loop() {
				if _, err := Make(k, plainDesign, stix(b), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
