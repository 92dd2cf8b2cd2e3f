// SPDX-License-Identifier: Apache-2.0
// Says what the kernel's own header makes of the requests and structures of a camera: one line
// each, "NAME number size" for a request, "NAME hex" for a structure that is filled as the comment
// or the code says.
#include <linux/videodev2.h>
#include <stdio.h>
#include <string.h>

static void hex(const char *name, const void *structure, size_t size) {
  const unsigned char *bytes = structure;
  printf("%s ", name);
  for (size_t i = 0; i < size; i++) printf("%02x", bytes[i]);
  printf("\n");
}

#define REQUEST(name) printf("%s %lx %lu\n", #name, (unsigned long)name, (unsigned long)_IOC_SIZE(name))
#define SHOW(name, variable) hex(name, &variable, sizeof variable)
// Bytes that are no field of interest are 0xEE, so that a wrong offset shows.
#define FILL(variable) memset(&variable, 0xEE, sizeof variable)
#define CLEAR(variable) memset(&variable, 0, sizeof variable)

static void requests(void) {
  REQUEST(VIDIOC_QUERYCAP);
  REQUEST(VIDIOC_ENUM_FMT);
  REQUEST(VIDIOC_S_FMT);
  REQUEST(VIDIOC_REQBUFS);
  REQUEST(VIDIOC_QUERYBUF);
  REQUEST(VIDIOC_QBUF);
  REQUEST(VIDIOC_DQBUF);
  REQUEST(VIDIOC_STREAMON);
  REQUEST(VIDIOC_STREAMOFF);
  REQUEST(VIDIOC_S_PARM);
  REQUEST(VIDIOC_S_CTRL);
  REQUEST(VIDIOC_QUERYCTRL);
  REQUEST(VIDIOC_ENUM_FRAMESIZES);
}

static void questions(void) {
  struct v4l2_fmtdesc fmtdesc;
  CLEAR(fmtdesc);
  fmtdesc.index = 7;
  fmtdesc.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  SHOW("formatQuestion", fmtdesc);
  struct v4l2_frmsizeenum size;
  CLEAR(size);
  size.index = 5;
  size.pixel_format = V4L2_PIX_FMT_MJPEG;
  SHOW("sizeQuestion", size);
  struct v4l2_format format;
  CLEAR(format);
  format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  format.fmt.pix.width = 3264;
  format.fmt.pix.height = 2448;
  format.fmt.pix.pixelformat = V4L2_PIX_FMT_YUYV;
  format.fmt.pix.bytesperline = 6528;
  format.fmt.pix.sizeimage = 15980544;
  format.fmt.pix.colorspace = V4L2_COLORSPACE_SRGB;
  format.fmt.pix.quantization = V4L2_QUANTIZATION_LIM_RANGE;
  SHOW("encodeFormat", format);
  struct v4l2_streamparm parm;
  CLEAR(parm);
  parm.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  parm.parm.capture.timeperframe.numerator = 1;
  parm.parm.capture.timeperframe.denominator = 15;
  SHOW("pace", parm);
  struct v4l2_requestbuffers buffers;
  CLEAR(buffers);
  buffers.count = 4;
  buffers.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  buffers.memory = V4L2_MEMORY_MMAP;
  SHOW("buffersWanted", buffers);
  struct v4l2_buffer buffer;
  CLEAR(buffer);
  buffer.index = 3;
  buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  buffer.memory = V4L2_MEMORY_MMAP;
  SHOW("bufferQuestion", buffer);
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  SHOW("stream", type);
  struct v4l2_control control;
  control.id = V4L2_CID_FOCUS_ABSOLUTE;
  control.value = -12;
  SHOW("control", control);
  struct v4l2_queryctrl query;
  CLEAR(query);
  query.id = V4L2_CID_FOCUS_AUTO;
  SHOW("controlQuestion", query);
}

static void answers(void) {
  struct v4l2_capability capability;
  FILL(capability);
  strcpy((char *)capability.driver, "uvcvideo");
  strcpy((char *)capability.card, "Doc Camera: 高拍仪");
  strcpy((char *)capability.bus_info, "usb-0000:00:14.0-2");
  capability.capabilities = V4L2_CAP_DEVICE_CAPS | V4L2_CAP_META_CAPTURE;
  capability.device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  SHOW("capability", capability);
  struct v4l2_fmtdesc fmtdesc;
  FILL(fmtdesc);
  fmtdesc.index = 1;
  strcpy((char *)fmtdesc.description, "Motion-JPEG");
  fmtdesc.pixelformat = V4L2_PIX_FMT_MJPEG;
  SHOW("pixelFormat", fmtdesc);
  struct v4l2_frmsizeenum size;
  FILL(size);
  size.type = V4L2_FRMSIZE_TYPE_DISCRETE;
  size.discrete.width = 2592;
  size.discrete.height = 1944;
  SHOW("discreteSize", size);
  size.type = V4L2_FRMSIZE_TYPE_STEPWISE;
  size.stepwise.min_width = 16;
  size.stepwise.max_width = 4096;
  size.stepwise.min_height = 8;
  size.stepwise.max_height = 3072;
  SHOW("stepwiseSize", size);
  struct v4l2_requestbuffers buffers;
  FILL(buffers);
  buffers.count = 3;
  SHOW("buffersGiven", buffers);
  struct v4l2_buffer buffer;
  FILL(buffer);
  buffer.index = 2;
  buffer.bytesused = 123456;
  buffer.flags = V4L2_BUF_FLAG_ERROR | V4L2_BUF_FLAG_DONE;
  buffer.sequence = 77;
  buffer.m.offset = 0x40000;
  buffer.length = 0x30000;
  SHOW("buffer", buffer);
  struct v4l2_queryctrl query;
  FILL(query);
  query.id = V4L2_CID_POWER_LINE_FREQUENCY;
  strcpy((char *)query.name, "Power Line Frequency");
  query.minimum = -3;
  query.maximum = 250;
  query.step = 5;
  query.flags = V4L2_CTRL_FLAG_DISABLED;
  SHOW("controlRange", query);
}

int main(void) {
  requests();
  questions();
  answers();
  return 0;
}
