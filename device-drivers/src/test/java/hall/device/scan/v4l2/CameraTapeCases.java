// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.fuzz.CodecCase;
import java.io.IOException;
import java.util.List;

/// The ways into the codecs of recorded cameras.
public final class CameraTapeCases {

  static final CaptureSource.Camera CAMERA =
      new CaptureSource.Camera(
          new V4l2Codec.Capability("uvcvideo", "高拍仪 Sample", "usb-1-2", 0x0420_0001),
          List.of(
              new CaptureSource.Kind(FourCc.of("H264"), "no sizes", List.of()),
              new CaptureSource.Kind(
                  FourCc.MJPG,
                  "Motion-JPEG",
                  List.of(
                      new V4l2Codec.FrameSizes(640, 640, 480, 480),
                      new V4l2Codec.FrameSizes(32, 4096, 24, 3072)))),
          List.of(
              new V4l2Codec.ControlRange(
                  CameraControl.FOCUS_ABSOLUTE.id, "Focus, Absolute", -5, 250, 5, 16)));

  static final V4l2Codec.Format FORMAT =
      new V4l2Codec.Format(640, 480, FourCc.YUYV, 1280, 614_400, 8, 2);

  private CameraTapeCases() {}

  public static List<CodecCase> all() {
    return List.of(
        refusing(
            CodecCase.of(
                CameraTapeCodec.class,
                "camera",
                CameraTapeCodec::camera,
                CameraTapeCodec.encode(CAMERA))),
        refusing(
            CodecCase.of(
                CameraTapeCodec.class,
                "format",
                CameraTapeCodec::format,
                CameraTapeCodec.encode(FORMAT))),
        refusing(
            CodecCase.of(
                CameraTapeCodec.class,
                "busy",
                CameraTapeCodec::busy,
                CameraTapeCodec.encode(true))),
        // What is compressed takes up to 1032 times as much.
        refusing(
                CodecCase.of(
                    FrameTapeCodec.class,
                    "frame",
                    FrameTapeCodec::decode,
                    FrameTapeCodec.encode(RecordedCamera.frame(new byte[5000])),
                    FrameTapeCodec.encode(RecordedCamera.frame(Scene.STILL.yuyv(1280)))))
            .within(32 << 10, 1100));
  }

  private static CodecCase refusing(CodecCase codec) {
    return codec.refusing(IOException.class);
  }
}
