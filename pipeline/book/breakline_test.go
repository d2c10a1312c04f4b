package book

import "testing"

func TestIsBreakLine(t *testing.T) {
	for _, s := range []string{"*", "* * *", "***", "#", "~~~", "-----", "— — —", "—", "•", "⁂", "❦", "§", "◇", "✱ ✲ ✱", "♥", "***   ***", "= = =", "---***---",
		"oOo", "-o0o-", "~xXx~", "<>", "＊", "＊＊＊", "* \u200B * \u200B *", "+++", "===", "+=+=+", "♪ ♫ ♪"} {
		if !IsBreakLine(s) {
			t.Errorf("%q is no break", s)
		}
	}
	for _, s := range []string{"", " ", "...", "?!", ">_<", "^_^", "xxx", "I", "o", "Room # 9", "# 9", "--", "-", "=", "_", "×", "'", "|", "/", "a * b", "“*”"} {
		if IsBreakLine(s) {
			t.Errorf("%q is a break", s)
		}
	}
}
