import { feeMeasures, officialForm, regulation } from './basis.js';
import type { TableEntries } from './entry.js';

const applicant = [regulation(27), regulation(29)];

/** Table 三, of both forms. */
export const requests: TableEntries = {
  rows: {
    received: {
      zh: {
        title: '一、本年新收政府信息公开申请数量',
        text: '收到日期在当年的申请，收到日期按《条例》第三十一条确定。实践中，补正过的申请仍算一件。',
        mistakes: ['把上年结转的申请也计入', '只计已经受理或答复的申请', '把咨询计入'],
      },
      en: {
        title: 'Requests received this year',
        text: 'Requests whose date of receipt, as Article 31 of the Regulation fixes it, lies in the year. By common practice a request that had to be supplemented stays one request.',
        mistakes: [
          "Including last year's carry-over",
          'Counting only requests accepted or answered',
          'Counting consultations',
        ],
      },
      basis: [regulation(31)],
    },
    carriedIn: {
      zh: {
        title: '二、上年结转政府信息公开申请数量',
        text: '当年 1 月 1 日以前收到、到 1 月 1 日还没有办结的申请。应与上年报告的“结转下年度继续办理”一致；不一致的要查明原因，如机构改革、上年数据更正。',
        mistakes: ['没有核对上年报告，一律填 0'],
      },
      en: {
        title: 'Requests carried in from last year',
        text: "Received before 1 January and not yet concluded on that day. Should equal what last year's report carries out; where it does not, find the reason, such as a reorganisation or a correction.",
        mistakes: ["Always 0, without a look at last year's report"],
      },
      basis: [officialForm],
    },
    granted: {
      zh: {
        title: '（一）予以公开',
        text: '决定公开并提供信息，或告知获取方式、途径和时间的。信息已经主动公开、告知如何获取的，实践中通常也计入本项。',
        mistakes: ['把部分公开的计入'],
      },
      en: {
        title: 'Disclosed',
        text: 'The information was provided, or the applicant was told how and when to get it. By common practice this includes information already public.',
        mistakes: ['Including partial disclosure'],
      },
      basis: [regulation(36, { item: 1 }), regulation(36, { item: 2 })],
    },
    partlyGranted: {
      zh: {
        title: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
        text: '信息可以区分处理，公开一部分、不公开一部分并说明理由的。只计入本项，不再计入不予公开。',
        mistakes: ['同时计入（三）不予公开，使办理结果之和大于总计'],
      },
      en: {
        title: 'Partly disclosed',
        text: 'Separable information: one part disclosed, the other refused with reasons. Counts here only, never under a refusal as well.',
        mistakes: ['Counted again under a refusal, so that the outcomes exceed their total'],
      },
      basis: [regulation(37)],
    },
    'refused.stateSecret': {
      zh: {
        title: '1.属于国家秘密',
        text: '依法确定为国家秘密的信息。应当有定密依据。',
        mistakes: ['没有定密，只凭内容敏感就计入'],
      },
      en: {
        title: 'State secret',
        text: 'Information lawfully classified as a state secret. There must be a classification decision.',
        mistakes: ['Sensitive, but never classified'],
      },
      basis: [regulation(14)],
    },
    'refused.prohibitedByLaw': {
      zh: {
        title: '2.其他法律行政法规禁止公开',
        text: '其他法律或行政法规明文禁止公开的信息。规章和规范性文件不能作为依据。',
        mistakes: ['依据的是部门规章或地方规定'],
      },
      en: {
        title: 'Prohibited by other laws or regulations',
        text: 'Disclosure is prohibited by another law or administrative regulation. Rules and normative documents do not suffice.',
        mistakes: ['Based on a ministry rule or a local document'],
      },
      basis: [regulation(14)],
    },
    'refused.safetyAndStability': {
      zh: {
        title: '3.危及“三安全一稳定”',
        text: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息。这类情形不多，要有具体理由。',
        mistakes: ['找不到其他理由时一概计入'],
      },
      en: {
        title: 'Danger to security or stability',
        text: 'Disclosure may endanger national, public or economic security or social stability. Rare, and the reasons must be concrete.',
        mistakes: ['Used as a catch-all'],
      },
      basis: [regulation(14)],
    },
    'refused.thirdParty': {
      zh: {
        title: '4.保护第三方合法权益',
        text: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益的信息。应按第三十二条征求第三方意见；不公开会对公共利益造成重大影响的，予以公开。',
        mistakes: ['可以区分处理的也全部不公开，应为（二）部分公开'],
      },
      en: {
        title: "Third party's rights",
        text: 'Business secrets, privacy and the like, whose disclosure would harm a third party. The third party is consulted under Article 32; a weighty public interest prevails.',
        mistakes: ['Refused as a whole where one part could be separated and disclosed'],
      },
      basis: [regulation(15), regulation(32)],
    },
    'refused.internalAffairs': {
      zh: {
        title: '5.属于三类内部事务信息',
        text: '人事管理、后勤管理、内部工作流程三类信息，可以不予公开。',
        mistakes: ['把会议纪要、讨论记录等过程性信息计入'],
      },
      en: {
        title: 'Internal affairs',
        text: 'Three kinds that may be withheld: personnel, logistics, internal work flow.',
        mistakes: ['Including minutes and other process information'],
      },
      basis: [regulation(16, { paragraph: 1 })],
    },
    'refused.processInformation': {
      zh: {
        title: '6.属于四类过程性信息',
        text: '履行职责中形成的讨论记录、过程稿、磋商信函、请示报告四类信息，可以不予公开；法律、法规、规章规定应当公开的除外。',
        mistakes: ['法律、法规、规章规定应当公开的也计入'],
      },
      en: {
        title: 'Process information',
        text: 'Four kinds that may be withheld: records of discussion, drafts, consultation letters, requests for instructions and reports; unless a law, regulation or rule requires publication.',
        mistakes: ['Including what a law, regulation or rule requires to be published'],
      },
      basis: [regulation(16, { paragraph: 2 })],
    },
    'refused.enforcementFile': {
      zh: {
        title: '7.属于行政执法案卷',
        text: '行政执法案卷信息，可以不予公开。当事人查阅案卷另有程序，不是政府信息公开申请。',
        mistakes: ['没有执法职权的机关填了数字'],
      },
      en: {
        title: 'Enforcement case file',
        text: 'Files of administrative enforcement may be withheld. A party inspecting its own case file uses another procedure.',
        mistakes: ['A number from an organ without enforcement powers'],
      },
      basis: [regulation(16, { paragraph: 2 })],
    },
    'refused.inquiryMatter': {
      zh: {
        title: '8.属于行政查询事项',
        text: '工商、不动产登记资料等，法律、行政法规对查询有专门规定，告知申请人依照规定办理的。格式把它列在（三）不予公开之下。',
        mistakes: [],
      },
      en: {
        title: 'Matter of a special inquiry',
        text: 'Business and property registers and the like, for which laws or regulations have their own way of inquiry: the applicant is told to use it. The form lists it among the refusals.',
        mistakes: [],
      },
      basis: [regulation(36, { item: 7 })],
    },
    'unavailable.notHeld': {
      zh: {
        title: '1.本机关不掌握相关政府信息',
        text: '经检索没有所申请的信息，或者信息不属于本机关负责公开的。能确定负责机关的，应当告知。',
        mistakes: ['“信息不存在”与“非本机关负责”分别填在不同的行', '告知向其他机关申请的，计入（六）其他处理'],
      },
      en: {
        title: 'Not held by this organ',
        text: 'A search found no such information, or another organ is responsible for it; that organ is named if known.',
        mistakes: [
          '“Does not exist” and “other organ responsible” in different rows',
          'Referral to another organ counted under other outcomes',
        ],
      },
      basis: [regulation(36, { item: 4 }), regulation(36, { item: 5 })],
    },
    'unavailable.notCompiled': {
      zh: {
        title: '2.没有现成信息需要另行制作',
        text: '需要对现有政府信息进行加工、分析才能提供的。',
        mistakes: ['信息根本不存在的也计入，应为（四）1'],
      },
      en: {
        title: 'Would have to be compiled',
        text: 'Existing information would first have to be processed or analysed.',
        mistakes: ['Information that does not exist at all; that is the row “not held”'],
      },
      basis: [regulation(38)],
    },
    'unavailable.unclear': {
      zh: {
        title: '3.补正后申请内容仍不明确',
        text: '一次性告知补正后，申请人作了补正，内容仍然不明确的。',
        mistakes: ['申请人没有补正的也计入，应为（六）1'],
      },
      en: {
        title: 'Still unclear after supplement',
        text: 'The applicant supplemented the request as asked, and it is still unclear.',
        mistakes: ['The applicant never supplemented; that is an outcome of （六）'],
      },
      basis: [regulation(30)],
    },
    'notProcessed.petition': {
      zh: {
        title: '1.信访举报投诉类申请',
        text: '以政府信息公开申请的形式进行信访、投诉、举报，告知不作为政府信息公开申请处理的。',
        mistakes: [],
      },
      en: {
        title: 'Petition or complaint',
        text: 'A petition, complaint or report in the form of a request; the applicant is told that it is not handled as one.',
        mistakes: [],
      },
      basis: [regulation(39, { paragraph: 1 })],
    },
    'notProcessed.duplicate': {
      zh: {
        title: '2.重复申请',
        text: '已经答复过，同一申请人又申请公开相同信息，告知不予重复处理的。',
        mistakes: ['不同申请人申请相同信息的也计入'],
      },
      en: {
        title: 'Duplicate request',
        text: 'The same applicant asks again for information already answered; not handled twice.',
        mistakes: ['Different applicants asking for the same information'],
      },
      basis: [regulation(36, { item: 6 })],
    },
    'notProcessed.publication': {
      zh: {
        title: '3.要求提供公开出版物',
        text: '要求提供政府公报、报刊、书籍等公开出版物，告知获取途径的。多数机关为 0。',
        mistakes: [],
      },
      en: {
        title: 'Published works',
        text: 'Gazettes, newspapers, books: the applicant is told where to get them. 0 for most organs.',
        mistakes: [],
      },
      basis: [regulation(39, { paragraph: 2 })],
    },
    'notProcessed.abusive': {
      zh: {
        title: '4.无正当理由大量反复申请',
        text: '申请数量、频次明显超过合理范围，要求说明理由后认为理由不合理，告知不予处理的。',
        mistakes: ['全年只收到几件申请，本项却不为 0', '没有要求申请人说明理由'],
      },
      en: {
        title: 'Excessive requests without good reason',
        text: 'Number and frequency clearly beyond what is reasonable; reasons were asked for and found wanting.',
        mistakes: ['Not 0 although only a few requests came in', 'The applicant was never asked for reasons'],
      },
      basis: [regulation(35)],
    },
    'notProcessed.reissue': {
      zh: {
        title: '5.要求行政机关确认或重新出具已获取信息',
        text: '申请人已经获取信息，又要求行政机关确认或重新出具的。《条例》没有专门条文，以格式所列为准。',
        mistakes: [],
      },
      en: {
        title: 'Confirm or issue again',
        text: 'The applicant has the information and wants it confirmed or issued again. No article of the Regulation says so; the form itself lists it.',
        mistakes: [],
      },
      basis: [officialForm],
    },
    'other.supplementOverdue': {
      zh: {
        title: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
        text: '发出补正通知后，申请人无正当理由逾期不补正，视为放弃申请的。',
        mistakes: ['没有发出过补正通知', '已补正但仍不明确的也计入，应为（四）3'],
      },
      en: {
        title: 'Supplement overdue',
        text: 'The applicant was asked to supplement the request and, without good reason, did not do so in time: given up.',
        mistakes: ['No supplement was ever asked for', 'Supplemented but still unclear; that is a row of （四）'],
      },
      basis: [regulation(30)],
    },
    'other.feeOverdue': {
      zh: {
        title: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
        text: '发出信息处理费收费通知后，申请人逾期未缴费，视为放弃申请的。期限为收到通知次日起 20 个工作日。',
        mistakes: ['本项有数字，第六部分却没有提信息处理费'],
      },
      en: {
        title: 'Fee overdue',
        text: 'The applicant did not pay the information processing fee within 20 working days from the day after receiving the fee notice: given up.',
        mistakes: ['A number here, but no word about the fee in section 6'],
      },
      basis: [regulation(42), feeMeasures],
    },
    'other.other': {
      zh: {
        title: '3.其他',
        text: '当年办结而以上各项都不包括的。实践中，申请人撤回、并案办理等计入本项。',
        mistakes: ['能归入前面各项的也计入，使本项占比过高'],
      },
      en: {
        title: 'Other',
        text: 'Whatever else ended in the year and fits no row above. By common practice: withdrawn or merged requests.',
        mistakes: ['Taking in what belongs to a row above, so that its share grows too large'],
      },
      basis: [officialForm],
    },
    other: {
      zh: {
        title: '（六）其他处理',
        text: '当年办结而以上各项都不包括的。2019 年格式只有这一行；2021 年格式分为逾期不补正、逾期未缴费、其他三行，应当分别填写。',
        mistakes: ['2021 年度及以后的报告仍合为一行', '能归入前面各项的也计入'],
      },
      en: {
        title: 'Other outcomes',
        text: 'Whatever ended in the year and fits no row above. One row in the form of 2019; that of 2021 splits it into supplement overdue, fee overdue, and other.',
        mistakes: ['Still one row in a report of 2021 or later', 'Taking in what belongs to a row above'],
      },
      basis: [officialForm],
    },
    concluded: {
      zh: {
        title: '（七）总计',
        text: '当年办结的全部申请，不论哪一年收到，等于（一）至（六）各项之和。勾稽关系中的“第三项”就是这一行。',
        mistakes: ['只计当年新收并办结的', '把结转下年的也计入'],
      },
      en: {
        title: 'Total concluded',
        text: 'All requests concluded in the year, whenever they came in: the sum of outcomes （一） to （六）. It is what the form’s balance calls the third item.',
        mistakes: ['Only requests that also came in this year', 'Including what is carried out'],
      },
      basis: [officialForm],
    },
    carriedOut: {
      zh: {
        title: '四、结转下年度继续办理',
        text: '12 月 31 日以前收到、到 12 月 31 日还没有办结的申请，包括延长期限和等待补正的。下年度报告的“上年结转”应与此相同。',
        mistakes: ['漏计已延长期限的申请', '把当年已办结的计入'],
      },
      en: {
        title: 'Carried out to next year',
        text: "Received by 31 December and not concluded on that day, also where the period was extended or a supplement is awaited. Next year's report starts from this number.",
        mistakes: ['Leaving out requests whose period was extended', 'Including requests already concluded'],
      },
      basis: [regulation(33), regulation(30)],
    },
  },
  columns: {
    naturalPerson: {
      zh: {
        title: '自然人',
        text: '通常指以个人名义提出的申请，包括律师以本人名义提出的；几个人共同提出的，实践中算一件。一般占绝大多数。',
        mistakes: [],
      },
      en: {
        title: 'Natural persons',
        text: 'Commonly requests in a person’s own name, also a lawyer’s own; a joint request of several persons counts as one. Usually the great majority.',
        mistakes: [],
      },
      basis: applicant,
    },
    business: {
      zh: {
        title: '商业企业',
        text: '通常指公司等营利性组织。个体工商户、农民专业合作社归入哪一类，各地口径不一，应前后一致。',
        mistakes: ['企业委托律师事务所代为申请的，计入法律服务机构'],
      },
      en: {
        title: 'Businesses',
        text: 'Commonly companies and other organisations for profit. Sole traders and farm cooperatives are filed differently in different places; keep to one way.',
        mistakes: ['A company represented by a law firm counted under legal services'],
      },
      basis: applicant,
    },
    research: {
      zh: { title: '科研机构', text: '通常指科研院所和高等学校，一般为 0 或很少。', mistakes: [] },
      en: {
        title: 'Research institutions',
        text: 'Commonly research institutes and universities; usually none or few.',
        mistakes: [],
      },
      basis: applicant,
    },
    publicWelfare: {
      zh: {
        title: '社会公益组织',
        text: '通常指基金会、慈善组织、协会等。',
        mistakes: ['表头误写为“社会团体”'],
      },
      en: {
        title: 'Public welfare organisations',
        text: 'Commonly foundations, charities and associations.',
        mistakes: ['The head is miswritten as 社会团体'],
      },
      basis: applicant,
    },
    legalService: {
      zh: {
        title: '法律服务机构',
        text: '通常指以机构名义提出申请的律师事务所、法律服务所、公证处。代理他人申请的，按被代理人的类别计。',
        mistakes: ['律师代理的申请一律计入'],
      },
      en: {
        title: 'Legal service institutions',
        text: 'Commonly law firms, legal service offices and notaries acting in their own name. Where they act for others, the client is the applicant.',
        mistakes: ['Counting every request that a lawyer filed for a client'],
      },
      basis: applicant,
    },
    otherOrganization: {
      zh: {
        title: '其他',
        text: '以上各类之外的组织，通常如新闻媒体、村（居）民委员会、业主委员会、其他机关。',
        mistakes: ['身份不清的申请一律计入'],
      },
      en: {
        title: 'Other organisations',
        text: 'Organisations of no kind above; commonly media, village and residents’ committees, owners’ committees, other organs.',
        mistakes: ['Used for applicants of unknown kind'],
      },
      basis: applicant,
    },
    total: {
      zh: {
        title: '总计',
        text: '本行自然人与五类法人或其他组织之和。没有“法人或其他组织”的小计列。',
        mistakes: ['手工填写，没有随各列更正', '整列或部分行留空'],
      },
      en: {
        title: 'Total',
        text: 'The sum of the row: natural persons and the five kinds of organisations. There is no column for a subtotal of organisations.',
        mistakes: ['Typed by hand and not changed with its parts', 'Left blank, wholly or in some rows'],
      },
      basis: [officialForm],
    },
  },
};
