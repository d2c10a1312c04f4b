package jpeg

import (
	"cmp"
	"slices"
)

// codes are prefix codes for the symbols of one table.
type codes struct {
	lengths  [17]byte // how many codes there are of each length, from 1 on
	symbols  []byte   // in the order of their codes
	bySymbol [256]code
}

type code struct {
	bits   uint16
	length uint8
}

// longest is the longest code a file may have.
const longest = 16

// codesFor makes the shortest codes for symbols that stand as often as counts
// has it. No code is all ones (T.81, annex C): one more symbol, counted once,
// takes that and is left out.
func codesFor(counts *[257]int32) (c codes) {
	type symbol struct {
		number, length int
		count          int64
	}
	var list []symbol
	for i, n := range counts[:256] {
		if n > 0 {
			list = append(list, symbol{number: i, count: int64(n)})
		}
	}
	slices.SortStableFunc(list, func(a, b symbol) int { return cmp.Compare(b.count, a.count) })
	list = append(list, symbol{number: 256, count: 1}) // the rarest: the last, and so the longest
	weights := make([]int64, len(list))
	for i := range list {
		weights[i] = list[i].count
	}
	for i, n := range limitedLengths(weights) {
		list[i].length = n
	}
	next, length := 0, 0
	for _, s := range list {
		if length > 0 {
			next++
		}
		next <<= s.length - length
		length = s.length
		if s.number == 256 {
			break
		}
		c.lengths[length]++
		c.symbols = append(c.symbols, byte(s.number))
		c.bySymbol[s.number] = code{uint16(next), uint8(length)}
	}
	return c
}

// limitedLengths returns the lengths of the codes for weights, largest first,
// none above longest: package-merge (Larmore and Hirschberg, A Fast Algorithm
// for Optimal Length-Limited Huffman Codes, 1990). At each of as many levels as
// a code may have bits, the weights and the pairs of the level below are put
// in order; a weight counts once at each level among the cheapest.
func limitedLengths(weights []int64) []int {
	n := len(weights)
	if n == 1 {
		return []int{1}
	}
	type item struct {
		weight int64
		first  bool // a weight itself, and not a pair
	}
	var levels [longest][]item
	var pairs []item
	for level := range levels {
		list := make([]item, 0, n+len(pairs))
		i := n - 1
		for _, p := range pairs {
			for ; i >= 0 && weights[i] <= p.weight; i-- {
				list = append(list, item{weights[i], true})
			}
			list = append(list, p)
		}
		for ; i >= 0; i-- {
			list = append(list, item{weights[i], true})
		}
		levels[level] = list
		pairs = nil
		for j := 0; j+1 < len(list); j += 2 {
			pairs = append(pairs, item{weight: list[j].weight + list[j+1].weight})
		}
	}
	lengths := make([]int, n)
	take := 2*n - 2
	for level := longest - 1; level >= 0; level-- {
		own := 0 // of those taken, weights themselves: the smallest, which stand last
		for _, it := range levels[level][:take] {
			if it.first {
				own++
			}
		}
		for i := n - own; i < n; i++ {
			lengths[i]++
		}
		take = 2 * (take - own)
	}
	return lengths
}

// table returns the codes as the file lists them, with their class and number.
func (c *codes) table(class byte) []byte {
	return append(append([]byte{class}, c.lengths[1:]...), c.symbols...)
}
