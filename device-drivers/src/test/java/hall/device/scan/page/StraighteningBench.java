// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.bench.Measurement;
import hall.device.bench.Measurement.Baseline;
import hall.device.bench.SamplePages;
import hall.device.bench.Stopwatch;
import hall.device.picture.Jpeg;
import hall.device.scan.MaterialPdf;
import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Rect;
import org.opencv.core.RotatedRect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/// A coloured page of A4 at 300 dpi from the scanner's JPEG to a PDF, straightened and cropped,
/// beside the same steps through OpenCV: decode, find the sheet at a quarter of the resolution,
/// turn, cut, encode at the same quality. Both put the result into the same PDF.
public final class StraighteningBench {

  private static final int WARM = 15;
  private static final int RUNS = 25;
  private static final Instant CREATED = Instant.parse("2026-03-01T08:30:00Z");

  private StraighteningBench() {}

  public static List<Measurement> run() throws Exception {
    OpenCV.loadLocally();
    var page = SamplePages.colored(0);
    var ours = Stopwatch.of(WARM, RUNS, () -> pdf(straightened(page)));
    var theirs = Stopwatch.of(WARM, RUNS, () -> pdf(throughOpenCv(page)));
    var whole =
        Stopwatch.of(
            3, 9, () -> pdf(PagePipeline.propose(page, Kind.SHEET).orElseThrow().proposed()));
    return List.of(
        Measurement.of(
            "colour page decode+deskew+crop+PDF, wall",
            ours.wall(),
            "ms",
            new Baseline("OpenCV", theirs.wall()),
            1.3),
        Measurement.of(
            "colour page decode+deskew+crop+PDF, CPU",
            ours.cpu(),
            "ms",
            new Baseline("OpenCV", theirs.cpu()),
            1.3),
        Measurement.of("the same with codes, blank and blur, wall", whole.wall(), "ms"));
  }

  private static void pdf(ScannedPage page) throws IOException {
    MaterialPdf.write(List.of(page), CREATED, OutputStream.nullOutputStream());
  }

  static ScannedPage straightened(ScannedPage page) throws IOException, InterruptedException {
    var sheet = Sheet.of(Jpeg.gray(page.bytes()), page.dpi());
    var picture = Jpeg.decode(page.bytes());
    return PageJpeg.encode(
        Warp.of(picture, sheet.mapping(), Levels.paperColor(picture)), page.dpi());
  }

  static ScannedPage throughOpenCv(ScannedPage page) {
    var picture = Imgcodecs.imdecode(new MatOfByte(page.bytes()), Imgcodecs.IMREAD_COLOR);
    var sheet = sheet(picture);
    double angle = sheet.angle > 45 ? sheet.angle - 90 : sheet.angle;
    boolean lying = sheet.angle > 45; // then its width is the sheet's height
    var size =
        new Size(
            lying ? sheet.size.height : sheet.size.width,
            lying ? sheet.size.width : sheet.size.height);
    var turned = new Mat();
    var matrix = Imgproc.getRotationMatrix2D(sheet.center, angle, 1);
    Imgproc.warpAffine(
        picture,
        turned,
        matrix,
        picture.size(),
        Imgproc.INTER_LINEAR,
        Core.BORDER_CONSTANT,
        new Scalar(240, 240, 240));
    int left = (int) Math.max(0, sheet.center.x - size.width / 2);
    int top = (int) Math.max(0, sheet.center.y - size.height / 2);
    int width = (int) Math.min(turned.width() - left, size.width);
    int height = (int) Math.min(turned.height() - top, size.height);
    var cut = turned.submat(new Rect(left, top, width, height));
    var jpeg = new MatOfByte();
    Imgcodecs.imencode(".jpg", cut, jpeg, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 90));
    var bytes = jpeg.toArray();
    for (var mat : List.of(picture, turned, matrix, cut, jpeg)) {
      mat.release();
    }
    return new ScannedPage(bytes, width, height, page.dpi());
  }

  private static RotatedRect sheet(Mat picture) {
    var gray = new Mat();
    Imgproc.cvtColor(picture, gray, Imgproc.COLOR_BGR2GRAY);
    var small = new Mat();
    Imgproc.resize(gray, small, new Size(), 0.25, 0.25, Imgproc.INTER_AREA);
    Imgproc.threshold(small, small, 0, 255, Imgproc.THRESH_OTSU);
    var contours = new ArrayList<MatOfPoint>();
    Imgproc.findContours(
        small, contours, new Mat(), Imgproc.RETR_EXTERNAL, Imgproc.CHAIN_APPROX_SIMPLE);
    MatOfPoint largest = contours.getFirst();
    for (var contour : contours) {
      largest = Imgproc.contourArea(contour) > Imgproc.contourArea(largest) ? contour : largest;
    }
    var found = Imgproc.minAreaRect(new MatOfPoint2f(largest.toArray()));
    found.center.x *= 4;
    found.center.y *= 4;
    found.size.width *= 4;
    found.size.height *= 4;
    gray.release();
    small.release();
    return found;
  }
}
