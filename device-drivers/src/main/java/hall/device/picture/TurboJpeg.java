// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// libjpeg-turbo's TurboJPEG interface, version 2 (`libturbojpeg.so.0`, BSD licence), through the
/// foreign function interface.
///
/// A handle serves one call, so any thread may call at any time. The samples pass through memory
/// outside the heap: a call that the collector could not interrupt would stop the whole program
/// meanwhile.
final class TurboJpeg implements Jpeg.Engine {

  private static final String LIBRARY = "libturbojpeg.so.0";

  /// TJPF_BGR, TJPF_GRAY; TJSAMP_420, TJSAMP_GRAY.
  private static final int BGR = 1;

  private static final int GRAY = 6;
  private static final int HALF_COLORS = 2;
  private static final int NO_COLORS = 3;

  /// TJFLAG_LIMITSCANS: an image of thousands of scans would take minutes.
  private static final int LIMIT_SCANS = 1 << 15;

  private final MethodHandle openDecoder;
  private final MethodHandle header;
  private final MethodHandle decode;
  private final MethodHandle openEncoder;
  private final MethodHandle encode;
  private final MethodHandle close;
  private final MethodHandle allocate;
  private final MethodHandle free;

  private TurboJpeg(SymbolLookup library) {
    openDecoder = function(library, "tjInitDecompress", FunctionDescriptor.of(ADDRESS));
    header =
        function(
            library,
            "tjDecompressHeader3",
            of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    decode =
        function(
            library,
            "tjDecompress2",
            of(
                ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_INT));
    openEncoder = function(library, "tjInitCompress", FunctionDescriptor.of(ADDRESS));
    encode =
        function(
            library,
            "tjCompress2",
            of(
                ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
                JAVA_INT, JAVA_INT, JAVA_INT));
    close = function(library, "tjDestroy", of(ADDRESS));
    allocate = function(library, "tjAlloc", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    free = function(library, "tjFree", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /// Empty where the machine lacks the library.
  @SuppressWarnings("restricted") // the launcher allows native access
  static Optional<TurboJpeg> find() {
    try {
      return Optional.of(new TurboJpeg(SymbolLookup.libraryLookup(LIBRARY, Arena.global())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static FunctionDescriptor of(ValueLayout... parameters) {
    return FunctionDescriptor.of(JAVA_INT, parameters);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
  }

  @Override
  public Picture decode(byte[] jpeg, int channels) throws IOException {
    var handle = opened(openDecoder);
    try (var arena = Arena.ofConfined()) {
      var bytes = arena.allocateFrom(JAVA_BYTE, jpeg);
      var numbers = arena.allocate(JAVA_INT, 4);
      require(
          header.invoke(
              handle,
              bytes,
              (long) jpeg.length,
              numbers,
              numbers.asSlice(4),
              numbers.asSlice(8),
              numbers.asSlice(12)));
      int width = numbers.getAtIndex(JAVA_INT, 0);
      int height = numbers.getAtIndex(JAVA_INT, 1);
      if ((long) width * height > Jpeg.MOST_PIXELS) {
        throw new IOException("larger than any page");
      }
      var samples = Spares.take(Math.multiplyExact(Math.multiplyExact(width, height), channels));
      var out = allocated(samples.length);
      try {
        int format = channels == Picture.GRAY ? GRAY : BGR;
        require(
            decode.invoke(
                handle, bytes, (long) jpeg.length, out, width, 0, height, format, LIMIT_SCANS));
        MemorySegment.copy(out, JAVA_BYTE, 0, samples, 0, samples.length);
      } finally {
        free.invoke(out);
      }
      return new Picture(width, height, channels, samples);
    } catch (Throwable e) {
      throw passed(e);
    } finally {
      closed(handle);
    }
  }

  @Override
  public byte[] encode(Picture picture, int quality) {
    var handle = opened(openEncoder);
    boolean gray = picture.channels() == Picture.GRAY;
    try (var arena = Arena.ofConfined()) {
      var result = arena.allocate(ADDRESS);
      var size = arena.allocate(JAVA_LONG);
      var in = allocated(picture.samples().length);
      try {
        MemorySegment.copy(picture.samples(), 0, in, JAVA_BYTE, 0, picture.samples().length);
        require(
            encode.invoke(
                handle,
                in,
                picture.width(),
                0,
                picture.height(),
                gray ? GRAY : BGR,
                result,
                size,
                gray ? NO_COLORS : HALF_COLORS,
                quality,
                0));
        var jpeg = sized(result.get(ADDRESS, 0), size.get(JAVA_LONG, 0));
        return jpeg.toArray(JAVA_BYTE);
      } finally {
        free.invoke(in);
        free.invoke(result.get(ADDRESS, 0)); // allows null
      }
    } catch (Throwable e) {
      throw new IllegalStateException("encoding " + picture, e);
    } finally {
      closed(handle);
    }
  }

  /// Zero for success; warnings count as failures, because they tell of damage.
  private static void require(Object status) throws IOException {
    if ((int) status != 0) {
      throw new IOException("libjpeg-turbo calls it damaged");
    }
  }

  private MemorySegment allocated(int size) throws Throwable {
    return sized((MemorySegment) allocate.invoke(size), size);
  }

  @SuppressWarnings("restricted")
  private static MemorySegment sized(MemorySegment address, long size) {
    if (address.equals(MemorySegment.NULL)) {
      throw new OutOfMemoryError("%d bytes for a picture".formatted(size));
    }
    return address.reinterpret(size);
  }

  private static MemorySegment opened(MethodHandle open) {
    try {
      return sized((MemorySegment) open.invoke(), 0);
    } catch (Throwable e) {
      throw new IllegalStateException("opening libjpeg-turbo", e);
    }
  }

  private void closed(MemorySegment handle) {
    try {
      close.invoke(handle);
    } catch (Throwable e) {
      throw new IllegalStateException("closing libjpeg-turbo", e);
    }
  }

  private static IOException passed(Throwable e) throws IOException {
    return switch (e) {
      case IOException io -> io;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      default -> new IOException(e);
    };
  }
}
