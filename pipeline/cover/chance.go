package cover

import "hash/fnv"

// A chance gives numbers that look drawn at random and are always the same for
// the same words: Steele, Lea and Flood's splitmix64, started from the FNV-1a
// hash of the words.
type chance uint64

func newChance(words string) *chance {
	h := fnv.New64a()
	h.Write([]byte(words))
	c := chance(h.Sum64())
	return &c
}

func (c *chance) next() uint64 {
	*c += 0x9E3779B97F4A7C15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below returns a number from 0 to n-1.
func (c *chance) below(n int) int { return int(c.next() % uint64(n)) }

// between returns a number from a to b, both included.
func (c *chance) between(a, b int) int { return a + c.below(b-a+1) }

// one returns one of the values.
func one[T any](c *chance, values ...T) T { return values[c.below(len(values))] }
