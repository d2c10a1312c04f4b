package cover

import (
	"bytes"
	"encoding/binary"
)

// segments calls f with the marker and content of each segment of a JPEG
// before its picture, until f returns false.
func segments(data []byte, f func(marker byte, content []byte) bool) {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == 0xFF { // filling
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || size < 2 || at+2+size > len(data) {
			return
		}
		if !f(marker, data[at+4:at+2+size]) {
			return
		}
		at += 2 + size
	}
}

// progressive reports whether a JPEG comes in several passes (SOF2).
func progressive(data []byte) (yes bool) {
	segments(data, func(marker byte, _ []byte) bool {
		yes = marker == 0xC2
		return !yes
	})
	return yes
}

// orientation reads how a camera was held, 1 to 8, from a JPEG's Exif data
// (tag 0x0112 of the first directory); 1 is upright.
func orientation(data []byte) int {
	found := 1
	segments(data, func(marker byte, c []byte) bool {
		tiff, ok := bytes.CutPrefix(c, []byte("Exif\x00\x00"))
		if marker != 0xE1 || !ok || len(tiff) < 8 {
			return true
		}
		var order binary.ByteOrder = binary.BigEndian
		if tiff[0] == 'I' {
			order = binary.LittleEndian
		}
		at := int(order.Uint32(tiff[4:]))
		if at < 8 || at+2 > len(tiff) {
			return false
		}
		for i := range int(order.Uint16(tiff[at:])) {
			entry := at + 2 + 12*i
			if entry+12 > len(tiff) {
				return false
			}
			if order.Uint16(tiff[entry:]) == 0x0112 {
				if v := int(order.Uint16(tiff[entry+8:])); v >= 1 && v <= 8 {
					found = v
				}
				return false
			}
		}
		return false
	})
	return found
}

// rotate turns the picture upright.
func (p *picture) rotate(orientation int) {
	raw, w, h := p.pixel, p.w, p.h // as stored
	if orientation >= 5 {
		p.w, p.h = h, w
	}
	switch orientation {
	case 2:
		p.pixel = func(x, y int) colour { return raw(w-1-x, y) }
	case 3:
		p.pixel = func(x, y int) colour { return raw(w-1-x, h-1-y) }
	case 4:
		p.pixel = func(x, y int) colour { return raw(x, h-1-y) }
	case 5:
		p.pixel = func(x, y int) colour { return raw(y, x) }
	case 6:
		p.pixel = func(x, y int) colour { return raw(y, h-1-x) }
	case 7:
		p.pixel = func(x, y int) colour { return raw(w-1-y, h-1-x) }
	case 8:
		p.pixel = func(x, y int) colour { return raw(w-1-y, x) }
	}
}

// foreignProfile reports whether the picture brings a profile of RGB colours
// that does not call itself sRGB.
func foreignProfile(data []byte, format string) (foreign bool) {
	switch format {
	case "jpeg":
		segments(data, func(marker byte, c []byte) bool {
			// "ICC_PROFILE", a zero, the chunk's number and how many there are
			icc, ok := bytes.CutPrefix(c, []byte("ICC_PROFILE\x00"))
			if marker != 0xE2 || !ok || len(icc) < 2+128 || icc[0] != 1 {
				return true
			}
			icc = icc[2:]
			foreign = string(icc[16:20]) == "RGB " && !bytes.Contains(icc, []byte("sRGB")) && !bytes.Contains(icc, []byte("s\x00R\x00G\x00B"))
			return false
		})
	case "png":
		at := bytes.Index(data[:min(len(data), 1<<16)], []byte("iCCP"))
		if at < 0 {
			return false
		}
		name, _, _ := bytes.Cut(data[at+4:min(at+84, len(data))], []byte{0})
		for _, known := range []string{"srgb", "icc", "gr", "photoshop icc"} { // the second and fourth are no names of profiles
			if bytes.HasPrefix(bytes.ToLower(name), []byte(known)) {
				return false
			}
		}
		return true
	}
	return foreign
}
