// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import java.util.List;
import java.util.stream.Stream;

/// The sheets of a workbook. Each row of each belongs to the item whose code stands in its first
/// column; together they hold all that `configs/schema/service-item.schema.json` knows.
///
/// @param columns without the item's code
record Layout(String sheet, List<Column> columns) {
  /// The heading of every sheet's first column.
  static final String KEY = "实施编码";

  /// The question that a row of [#QUESTIONS] or [#OPTIONS] belongs to.
  static final String GROUP = "/group";

  static final String QUESTION = "/question";

  /// Whether a row of [#SENTENCES] is notice or clause.
  static final String OF = "/of";

  static final Layout ITEMS =
      new Layout(
          "事项",
          columns(
              Column.text("基本编码", "/code"),
              Column.whole("版本", "/version"),
              Column.both("事项名称", "/name"),
              Column.lines("常用说法", "/synonyms"),
              Column.choices(
                  "主题",
                  "/themes",
                  "开店经营=business 医保社保=insurance 居住户籍=residence 困难救助=assistance"
                      + " 生育家庭=family 老年服务=elderly 残疾服务=disability 房产住房=property"),
              Column.text("部门编号", "/department/id"),
              Column.both("办理部门", "/department/name"),
              Column.choice(
                  "事项类型",
                  "/type",
                  "行政许可=licence 行政确认=confirmation 行政裁决=adjudication 行政给付=payment"
                      + " 行政奖励=reward 备案=record 其他行政权力=other 公共服务=public-service"),
              Column.lines("办理依据", "/basis"),
              Column.both("受理条件", "/acceptCondition"),
              Column.choices(
                  "服务对象", "/objects", "自然人=1 企业法人=2 事业法人=3 社会组织法人=4 非法人企业=5 行政机关=6 其他组织=9"),
              Column.choice("办件类型", "/caseKind", "即办件=1 承诺件=2"),
              Column.whole("法定时限", "/limits/statutoryWorkingDays"),
              Column.whole("承诺时限", "/limits/promisedWorkingDays"),
              Column.whole("到场次数", "/limits/visits"),
              Column.both("办理结果", "/result/name"),
              Column.choices(
                  "送达方式", "/result/delivery", "不用送达=none 窗口领取=pick-up 快递送达=courier 终端打印=terminal"),
              Column.flag("免费", "/fee/free"),
              Column.both("收费说明", "/fee/note"),
              Column.text("承诺书编号", "/commitment/id"),
              Column.whole("承诺书版本", "/commitment/version"),
              Column.choice("代办", "/agent/identity", "带委托人身份证=card 带复印件即可=copy"),
              Column.choice("核验身份", "/identification", "须放身份证=card"),
              Column.flag("涉密", "/classified")));

  static final Layout SENTENCES =
      new Layout(
          "告知和承诺",
          columns(Column.choice("种类", OF, "告知=notice 承诺=clause"), Column.both("内容", "/text")));

  static final Layout MATERIALS =
      new Layout(
          "材料",
          columns(
              Column.text("材料编号", "/id"),
              Column.both("材料名称", "/name"),
              Column.both("填报须知", "/guidance"),
              Column.choice("必要性", "/necessity", "必要=1 非必要=2 容缺后补=3"),
              Column.choice("材料类型", "/kind", "证照证明=1 申请表格=2 其他=3"),
              Column.choice("材料形式", "/form", "纸质=1 电子=2 纸质或电子=3"),
              Column.choice("来源", "/source", "扫描=scan 读身份证=identity 填表生成=form"),
              Column.whole("最多页数", "/maxPages"),
              Column.whole("补交期限", "/supplementWorkingDays"),
              Column.flag("代办才交", "/agentOnly"),
              Column.lines("可出示的电子证照", "/eLicences")));

  static final Layout QUESTIONS =
      new Layout(
          "问题",
          columns(
              Column.text("所属组", GROUP),
              Column.text("问题编号", "/id"),
              Column.both("题目", "/label"),
              Column.both("提示", "/hint"),
              Column.choice(
                  "题型",
                  "/type",
                  "文字=text 单选=choice 手机号码=phone 整数=number 数字串=digits 日期=date 金额=money"
                      + " 地址=address 多人=group"),
              Column.flag("必填", "/required"),
              Column.choice(
                  "读卡带出", "/prefill", "姓名=name 身份证号=idNumber 住址=address 性别=sex 出生日期=birthDate"),
              Column.text("前提问题", "/when/field"),
              Column.lines("前提答案", "/when/is"),
              Column.whole("最短", "/minLength"),
              Column.whole("最长", "/maxLength"),
              Column.whole("最小", "/minimum"),
              Column.whole("最大", "/maximum"),
              Column.text("最早", "/earliest"),
              Column.text("最晚", "/latest"),
              Column.text("区划表", "/divisions"),
              Column.both("成员称呼", "/member")));

  static final Layout OPTIONS =
      new Layout(
          "选项",
          columns(
              Column.text("所属组", GROUP),
              Column.text("问题编号", QUESTION),
              Column.text("选项编号", "/value"),
              Column.both("选项", "/label")));

  static final List<Layout> ALL = List.of(ITEMS, SENTENCES, MATERIALS, QUESTIONS, OPTIONS);

  private static List<Column> columns(Object... columns) {
    return Stream.of(columns)
        .flatMap(column ->
            column instanceof Stream<?> several
                ? several.map(Column.class::cast)
                : Stream.of((Column) column))
        .toList();
  }

  /// All headings, the item's code first.
  List<String> headings() {
    return Stream.concat(Stream.of(KEY), columns.stream().map(Column::heading)).toList();
  }
}
