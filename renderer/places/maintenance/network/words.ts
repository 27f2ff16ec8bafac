/** Words of the way to the platform: its steps, what can be wrong at each and the one thing to do about it. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'network.title': { 'zh-CN': '网络', en: 'Network' },
  'network.about': { 'zh-CN': '到平台的路，一步一步查', en: 'The way to the platform, step by step' },
  'network.sign.offline': {
    'zh-CN': '平台连不上，办件在本机排队',
    en: 'The platform is away; matters queue here',
  },
  'network.lead': {
    'zh-CN': '从本机走到平台，第一处不通的就是要处理的。',
    en: 'From here to the platform: the first that fails is the one to mend.',
  },
  'network.start': { 'zh-CN': '开始检查', en: 'Look now' },
  'network.again': { 'zh-CN': '再查一次', en: 'Look again' },
  'network.walking': { 'zh-CN': '正在检查…', en: 'Looking…' },
  'network.well': { 'zh-CN': '一路都通。', en: 'The whole way is open.' },
  'network.noWay': {
    'zh-CN': '还不知道平台在哪里：先把配置改对。',
    en: 'It is not known where the platform is: mend the configuration first.',
  },
  'path.gateway': { 'zh-CN': '1 网线与网关', en: '1 Cable and gateway' },
  'path.name': { 'zh-CN': '2 域名解析（DNS）', en: '2 Name (DNS)' },
  'path.connect': { 'zh-CN': '3 连接端口（代理）', en: '3 Port (proxy)' },
  'path.tls': { 'zh-CN': '4 加密与证书（TLS）', en: '4 TLS and certificate' },
  'path.platform': { 'zh-CN': '5 平台签名应答', en: '5 The platform’s signed answer' },
  'path.clock': { 'zh-CN': '6 时钟', en: '6 Clock' },
  'path.state.ok': { 'zh-CN': '正常', en: 'well' },
  'path.state.wrong': { 'zh-CN': '不正常', en: 'wrong' },
  'path.state.none': { 'zh-CN': '无此项', en: 'not there' },
  'path.state.not-reached': { 'zh-CN': '未到达', en: 'not reached' },
  'path.ms': { 'zh-CN': '{ms} 毫秒', en: '{ms} ms' },
  'path.fact.interface': { 'zh-CN': '网卡 {value}', en: 'interface {value}' },
  'path.fact.gateway': { 'zh-CN': '网关 {value}', en: 'gateway {value}' },
  'path.fact.host': { 'zh-CN': '主机 {value}', en: 'host {value}' },
  'path.fact.address': { 'zh-CN': '地址 {value}', en: 'address {value}' },
  'path.fact.port': { 'zh-CN': '端口 {value}', en: 'port {value}' },
  'path.fact.proxy': { 'zh-CN': '代理 {value}', en: 'proxy {value}' },
  'path.fact.code': { 'zh-CN': '系统说 {value}', en: 'the system says {value}' },
  'path.fact.status': { 'zh-CN': 'HTTP {value}', en: 'HTTP {value}' },
  'path.fact.issuer': { 'zh-CN': '签发者 {value}', en: 'issued by {value}' },
  'path.fact.validTo': { 'zh-CN': '有效至 {value}', en: 'valid to {value}' },
  'path.fact.daysLeft': { 'zh-CN': '还有 {value} 天', en: '{value} days left' },
  'path.fact.pin': { 'zh-CN': '公钥 {value}', en: 'key {value}' },
  'path.fact.seconds': { 'zh-CN': '与平台相差 {value} 秒', en: '{value} s from the platform’s' },
  'path.no-route': {
    'zh-CN': '没有网关：检查网线两头、交换机指示灯，再核对本机的网络设置。',
    en: 'No gateway: look at both ends of the cable and the switch’s lamp, then at this machine’s network settings.',
  },
  'path.name-unknown': {
    'zh-CN': '查不到这个名字：核对 platform.baseUrl 有没有写错，或请网络管理员加上这条解析。',
    en: 'No such name: look at platform.baseUrl, or have the network’s staff add it.',
  },
  'path.name-server-silent': {
    'zh-CN': 'DNS 服务器不答：核对本机的 DNS 设置，或请网络管理员查看。',
    en: 'The name server is silent: look at this machine’s DNS setting, or ask the network’s staff.',
  },
  'path.refused': {
    'zh-CN': '对方拒绝连接：端口写错，或平台程序没有运行。核对 platform.baseUrl，再问平台。',
    en: 'Refused: a wrong port, or the platform does not run. Look at platform.baseUrl, then ask its staff.',
  },
  'path.silent': {
    'zh-CN': '对方不答：多半被防火墙拦住，请网络管理员放行这个地址和端口。',
    en: 'No answer: most likely a firewall. Have the network’s staff open this address and port.',
  },
  'path.unreachable': {
    'zh-CN': '到不了这个地址：核对本机的网络设置和路由。',
    en: 'No way to that address: look at this machine’s network settings and routes.',
  },
  'path.proxy-refused': {
    'zh-CN': '代理连不上：核对 platform.proxy 的地址和端口。',
    en: 'The proxy can’t be reached: look at platform.proxy.',
  },
  'path.proxy-silent': {
    'zh-CN': '代理不答：请代理的管理员查看。',
    en: 'The proxy is silent: ask its staff.',
  },
  'path.proxy-denies': {
    'zh-CN': '代理不放行：请代理的管理员允许本机访问平台地址。',
    en: 'The proxy denies it: have its staff let this kiosk through to the platform.',
  },
  'path.certificate-unknown': {
    'zh-CN':
      '证书不是受信任的机构签发的：把签发机构的证书写进 platform.ca；若不是平台的证书，有人在中间，请停用并上报。',
    en: 'Nobody known vouches for the certificate: name its authority in platform.ca. If it is not the platform’s, somebody is in between: stop and report it.',
  },
  'path.certificate-expired': {
    'zh-CN': '证书过期了：先看本机时钟对不对，再请平台换证书。',
    en: 'The certificate is over: look at this machine’s clock, then ask the platform for a new one.',
  },
  'path.certificate-not-yet': {
    'zh-CN': '证书还没生效：本机时钟多半慢了，请校准。',
    en: 'The certificate is not valid yet: most likely this machine’s clock is behind.',
  },
  'path.certificate-other-name': {
    'zh-CN': '证书是别的主机的：核对 platform.baseUrl；网络里可能有登录页面，请网络管理员放行。',
    en: 'Another host’s certificate: look at platform.baseUrl; there may be a login page in between.',
  },
  'path.pin-mismatch': {
    'zh-CN':
      '公钥与 platform.pin 不符：平台换了证书就加上上面这个公钥；没有换，就是有人在中间，请停用并上报。',
    en: 'The key is not pinned: if the platform has a new certificate, add the key above to platform.pin; if not, somebody is in between: stop and report it.',
  },
  'path.tls-broken': {
    'zh-CN': '加密没有谈成：端口不对，或平台要求客户端证书（platform.clientCertificate）。',
    en: 'No TLS came about: a wrong port, or the platform asks for a client certificate (platform.clientCertificate).',
  },
  'path.not-the-platform': {
    'zh-CN': '应答的不是平台：多半是登录页面或别的程序，请网络管理员放行。',
    en: 'It is not the platform that answers: a login page or another program.',
  },
  'path.platform-busy': {
    'zh-CN': '平台忙或有故障：稍后再查，久了问平台。',
    en: 'The platform is busy or in trouble: look again later, then ask its staff.',
  },
  'path.platform-refuses': {
    'zh-CN': '平台拒绝本终端：核对终端编号，请平台查登记。',
    en: 'The platform refuses this kiosk: check its number, and have its registration looked up.',
  },
  'path.not-signed': {
    'zh-CN': '应答不是本机登记的平台签的：停用并立即告知平台。',
    en: 'Not signed by the platform that this kiosk is enrolled with: stop and tell its staff at once.',
  },
  'path.clock-behind': {
    'zh-CN': '时钟慢了：校准，并检查主板电池和对时服务。',
    en: 'The clock is behind: set it; look at the battery and the time service.',
  },
  'path.clock-ahead': {
    'zh-CN': '时钟快了：校准，并检查对时服务。',
    en: 'The clock is ahead: set it; look at the time service.',
  },
});
