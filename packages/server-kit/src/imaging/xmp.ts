import type { Provenance } from "./imaging.ts";

const sourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/**
 * The XMP packet that every file carries: made by software (IPTC digital source type), by which tool, which asset and
 * job, and when. It never holds the prompt or the owner.
 */
export function xmpPacket(provenance: Provenance): string {
  const facts: Record<string, string> = {
    "Iptc4xmpExt:DigitalSourceType": sourceTypes + provenance.digitalSourceType,
    "xmp:CreatorTool": provenance.provider,
    "xmp:CreateDate": provenance.createdAt.toISOString(),
    "xmpMM:DocumentID": `urn:uuid:${provenance.assetId}`,
    "photoshop:TransmissionReference": provenance.jobId,
  };
  const elements = Object.entries(facts).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">',
    ...elements,
    "</rdf:Description></rdf:RDF></x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("");
}
