// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The JDK's own, in memory alone: five to eight times slower, there on every machine.
final class JdkJpeg implements Jpeg.Engine {

  @Override
  public Picture decode(byte[] jpeg, int channels) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(stream, true, true);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > Jpeg.MOST_PIXELS) {
        throw new IOException("larger than any page");
      }
      var picture = Picture.of(reader.read(0));
      return channels == Picture.GRAY ? picture.gray() : picture.colored();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("a damaged image", e); // the reader meets some damage with these
    } finally {
      reader.dispose();
    }
  }

  @Override
  public byte[] encode(Picture picture, int quality) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream(1 << 20);
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality / 100f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture.image(), null, null), settings);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
