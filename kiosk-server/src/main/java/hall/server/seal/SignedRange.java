// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/// The bytes that a signature of a PDF covers (ISO 32000-2, 12.8.1): all up to its end but its own
/// value, a string of hexadecimal digits between `<` and `>`. A range that leaves out anything else
/// lets a forger write there.
///
/// @param signed what is covered
/// @param contents the value, as it stands in the file
/// @param end where the range ends
record SignedRange(byte[] signed, byte[] contents, int end) {

  /// @throws Refusal where it covers less than it has to
  static SignedRange of(byte[] pdf, PDSignature signature) throws Refusal {
    int[] range = signature.getByteRange();
    byte[] stated = signature.getContents();
    if (range == null || range.length != 4 || stated == null) {
      throw new Refusal(Flaw.PARTLY_SIGNED);
    }
    int before = range[1];
    int after = range[2];
    long end = (long) after + range[3];
    if (range[0] != 0 || before <= 0 || after <= before + 1 || range[3] <= 0) {
      throw new Refusal(Flaw.PARTLY_SIGNED);
    }
    if (end > pdf.length) {
      // The file is shorter than it was.
      throw new Refusal(Flaw.ALTERED);
    }
    if (pdf[before] != '<' || pdf[after - 1] != '>') {
      throw new Refusal(Flaw.PARTLY_SIGNED);
    }
    byte[] contents = hex(pdf, before + 1, after - 1);
    if (!Arrays.equals(contents, stated)) {
      throw new Refusal(Flaw.PARTLY_SIGNED);
    }
    byte[] signed = Arrays.copyOf(pdf, before + range[3]);
    System.arraycopy(pdf, after, signed, before, range[3]);
    return new SignedRange(signed, contents, (int) end);
  }

  private static byte[] hex(byte[] pdf, int from, int to) throws Refusal {
    try {
      char[] digits = new char[to - from];
      for (int i = from; i < to; i++) {
        digits[i - from] = (char) (pdf[i] & 0xff);
      }
      return HexFormat.of().parseHex(digits, 0, digits.length);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Flaw.PARTLY_SIGNED);
    }
  }
}
